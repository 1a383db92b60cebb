/**
 * Form template (様式): which parts of a plan stand where in the form that a ward files, and under which headings. It
 * is content: a ward edits it when the city changes this year's layout.
 */
import { z } from "zod";

const label = z.string().trim().min(1).max(60);
const field = z.string().regex(/^(plan|issue|outcome|strategy|initiative|indicator|budget)\.[a-zA-Z]+$/, {
  error: "names a field as issue.title",
});

const pairs = z.strictObject({
  kind: z.literal("pairs"),
  cells: z.array(z.strictObject({ label, field })).min(1),
});

const table = z.strictObject({
  kind: z.literal("table"),
  over: z.enum(["indicators", "initiatives", "budgets"]),
  caption: label,
  /** width: in characters of a spreadsheet. */
  columns: z
    .array(z.strictObject({ label, field, width: z.int().min(4).max(120) }))
    .min(1)
    .max(12),
});

export interface Each {
  kind: "each";
  over: "issues" | "outcomes" | "initiatives";
  /** Fields in braces: 「{issue.heading} {issue.title}」. */
  heading: string;
  blocks: FormBlock[];
}
export type Pairs = z.infer<typeof pairs>;
export type FormTable = z.infer<typeof table>;
export type FormBlock = Pairs | FormTable | Each;

const block: z.ZodType<FormBlock> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    pairs,
    table,
    z.strictObject({
      kind: z.literal("each"),
      over: z.enum(["issues", "outcomes", "initiatives"]),
      heading: z.string().trim().min(1).max(100),
      blocks: z.array(block).min(1),
    }),
  ]),
);

export const formTemplate = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
  /** 「年度末の様式（令和6年度の西区運営方針による）」 */
  name: z.string().trim().min(1).max(60),
  /** year-end: results, marks, self-evaluation. mid-year: progress, issues, directions. */
  moment: z.enum(["year-end", "mid-year"]),
  /** Fields in braces. */
  title: z.string().trim().min(1).max(100),
  /** Where the layout comes from. */
  source: z.string().trim().min(1).max(300),
  blocks: z.array(block).min(1),
});
export type FormTemplate = z.infer<typeof formTemplate>;

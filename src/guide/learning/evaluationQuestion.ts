/**
 * Evaluation question (確かめの質問): what a resident might ask, and what the ward holds to be the right entry for it.
 * Kept with the ward's content, so that a change of its ways of asking can be tried on them before it holds.
 */
import { z } from "zod";

/** A line of `questions.jsonl` in a ward's folder: as `npm run evaluate` reads them. */
export const evaluationQuestion = z
  .object({
    id: z.string().min(1),
    ward: z.string().min(1),
    lang: z.string().default("ja"),
    style: z.string().default("plain"),
    text: z.string().min(1).max(500),
    /** Entries of which any is right first; none where nobody here can answer it. */
    expect: z.array(z.string()),
    kind: z.enum(["answer", "out"]),
  })
  .refine(({ kind, expect }) => (kind === "answer") === expect.length > 0, {
    path: ["expect"],
    message: "name the right entries of an answer, and none for what is not answered here (out)",
  });
export type EvaluationQuestion = z.infer<typeof evaluationQuestion>;

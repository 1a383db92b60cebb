/**
 * Template (ひな形) of an announcement: messages with holes, `{{when}}`, that are filled for the occasion. In content
 * for every ward, and in the database where staff keep their own.
 */
import { z } from "zod";
import { language } from "../language.js";

const variableName = z.string().regex(/^[a-z][A-Za-z0-9]{0,29}$/);
const templateVariable = z.strictObject({
  name: variableName,
  /** Beside the field, for staff. */
  label: z.string().trim().min(1).max(40),
  kind: z.enum(["text", "date", "time", "url"]),
  example: z.string().min(1).max(200),
});
export type TemplateVariable = z.infer<typeof templateVariable>;

const words = z.string().trim().min(1).max(5000);
const templatePart = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("text"), text: words }),
  z.strictObject({
    kind: z.literal("card"),
    title: words,
    text: words,
    date: words.optional(),
    time: words.optional(),
    place: words.optional(),
    link: z.strictObject({ label: words, url: words }).optional(),
  }),
]);

/** What is kept of a template besides its name. */
export const templateBody = z
  .strictObject({
    variables: z.array(templateVariable).max(20).default([]),
    emergency: z.boolean().default(false),
    title: z.string().trim().min(1).max(200),
    variants: z
      .partialRecord(language, z.array(templatePart).min(1).max(5))
      .refine((all) => all.ja !== undefined, "needs a Japanese version"),
  })
  .superRefine(({ variables, title, variants }, context) => {
    const names = variables.map(({ name }) => name);
    const complain = (message: string) => context.addIssue({ code: "custom", message });
    for (const name of new Set(names))
      if (names.indexOf(name) !== names.lastIndexOf(name)) complain(`${name} stands twice`);
    const used = new Set(holesIn({ title, variants }));
    for (const name of used) if (!names.includes(name)) complain(`{{${name}}} is not among the variables`);
    for (const name of names) if (!used.has(name)) complain(`{{${name}}} is used nowhere`);
  });
export type TemplateBody = z.infer<typeof templateBody>;

/** Templates of the content files. */
export const templateFile = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z-]{0,40}$/),
      name: z.string().min(1).max(60),
      body: templateBody,
    }),
  )
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "two templates have the same id");
export type FileTemplate = z.infer<typeof templateFile>[number];

/** A template to choose from: of the content files, or the ward's own. */
export interface AnnouncementTemplate {
  id: string;
  name: string;
  body: TemplateBody;
  /** Kept by the ward's staff, who may delete it. */
  own: boolean;
}

/** A message with holes. */
export type TemplatePart = z.infer<typeof templatePart>;

/** `{{name}}` */
export const hole = /\{\{([A-Za-z0-9]+)\}\}/g;

function holesIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(hole)].map(([, name = ""]) => name);
}

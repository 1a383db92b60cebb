/** Fills the holes of a template for the occasion, or says what is missing. */
import { z } from "zod";
import type { Language } from "../language.js";
import { type AnnouncementContent, announcementContent } from "./announcement.js";
import { dayWithWeekday } from "./dayWords.js";
import { hole, type TemplateBody, type TemplatePart } from "./template.js";

export interface TemplateProblem {
  /** Undefined: of the whole. */
  variable: string | undefined;
  /** In words for staff. */
  text: string;
}

export type TemplateFilling =
  | { kind: "filled"; content: AnnouncementContent }
  | { kind: "faulty"; problems: readonly TemplateProblem[] };

export function fillTemplate(template: TemplateBody, values: Readonly<Record<string, string>>): TemplateFilling {
  const problems = [...valueProblems(template, values)];
  if (problems.length > 0) return { kind: "faulty", problems };
  const kinds = new Map(template.variables.map(({ name, kind }) => [name, kind]));
  const fill = (text: string, spoken: Language | undefined) =>
    text.replace(hole, (_hole, name: string) => {
      const value = (values[name] ?? "").trim();
      return kinds.get(name) === "date" && spoken !== undefined ? dayWithWeekday(value, spoken) : value;
    });
  const variants = Object.fromEntries(
    Object.entries(template.variants).map(([spoken, parts]) => [
      spoken,
      parts.map((part) => filledPart(part, (text, plain) => fill(text, plain ? undefined : (spoken as Language)))),
    ]),
  );
  const filled = announcementContent.safeParse({
    title: fill(template.title, "ja").slice(0, 100),
    variants,
    emergency: template.emergency,
  });
  if (filled.success) return { kind: "filled", content: filled.data };
  const tooLong = filled.error.issues.map(({ path }) => path.join("."));
  return {
    kind: "faulty",
    problems: [
      {
        variable: undefined,
        text: `入力した内容を入れると、LINEの決まりに合いません（${tooLong.join("、")}）。短くしてください。`,
      },
    ],
  };
}

/** `plain`: a field that holds a date, time or address as such. */
function filledPart(part: TemplatePart, fill: (text: string, plain: boolean) => string): object {
  if (part.kind === "text") return { ...part, text: fill(part.text, false) };
  const { date, time, place, link } = part;
  return {
    kind: "card",
    title: fill(part.title, false),
    text: fill(part.text, false),
    ...(date ? { date: fill(date, true) } : {}),
    ...(time ? { time: fill(time, true) } : {}),
    ...(place ? { place: fill(place, false) } : {}),
    ...(link ? { link: { label: fill(link.label, false), url: fill(link.url, true) } } : {}),
  };
}

const valueKinds = {
  text: z.string().trim().min(1).max(1000),
  date: z.iso.date(),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  url: z.url({ protocol: /^https?$/ }).max(1000),
};
const wrongValue = {
  text: "1,000字までで入力してください。",
  date: "日付を 2026-11-24 の形で入力してください。",
  time: "時刻を 14:00 の形で入力してください。",
  url: "https:// から始まるアドレスを入力してください。",
};

function* valueProblems(template: TemplateBody, values: Readonly<Record<string, string>>): Generator<TemplateProblem> {
  for (const { name, label, kind } of template.variables) {
    const value = Object.hasOwn(values, name) ? values[name]?.trim() : undefined;
    if (!value) yield { variable: name, text: `「${label}」が入っていません。` };
    else if (!valueKinds[kind].safeParse(value).success)
      yield { variable: name, text: `「${label}」: ${wrongValue[kind]}` };
  }
  for (const name of Object.keys(values))
    if (!template.variables.some((one) => one.name === name))
      yield { variable: name, text: `このひな形には「${name.slice(0, 40)}」という項目がありません。` };
}

/** Reads the form of a draft: what it says as an announcement, or every mistake beside its field. */
import { type AnnouncementContent, announcementContent } from "../announcement.js";
import { type Audience, audience as audienceSchema } from "../audience.js";
import { readAudience } from "./announcementFormAudience.js";
import { type Fields, isTicked, type Note, one, partsOf, writtenLanguages } from "./announcementFormFields.js";
import { readPart } from "./announcementFormPart.js";
import { readTimes } from "./announcementFormTimes.js";

export interface Mistake {
  /** Name of the field, which is also its id. */
  field: string;
  text: string;
}

export type Draft =
  | { kind: "read"; content: AnnouncementContent; audience: Audience }
  | { kind: "mistaken"; mistakes: readonly Mistake[] };

export function readDraft(fields: Fields): Draft {
  const mistakes: Mistake[] = [];
  const note: Note = (field, text) => mistakes.push({ field, text });

  const title = one(fields, "title").trim();
  if (title === "") note("title", "件名を入力してください。");
  if (title.length > 100) note("title", "件名は100字までにしてください。");

  const variants = Object.fromEntries(
    writtenLanguages(fields).map((language) => [
      language,
      partsOf(fields, language).map((part, index) => readPart(part, `${language}.${index}`, note)),
    ]),
  );
  if (variants["ja"]?.length === 0)
    note("ja", "日本語の本文がありません。「文章を追加」などで、ひとつ以上追加してください。");

  const rule = readAudience(fields, note);
  const times = readTimes(fields, note);
  if (mistakes.length > 0) return { kind: "mistaken", mistakes };

  const content = announcementContent.safeParse({
    title,
    variants,
    emergency: isTicked(fields, "emergency"),
    broadcast: isTicked(fields, "broadcast"),
    ...times,
  });
  const people = audienceSchema.safeParse(rule);
  if (content.success && people.success) return { kind: "read", content: content.data, audience: people.data };
  // The readers above should have said it kindly; this is the net below them.
  const left = [...(content.error?.issues.map(({ path }) => fieldAt(path)) ?? []), ...(people.error ? ["who"] : [])];
  const text = "この内容は登録できません。入力を見なおしてください。";
  return { kind: "mistaken", mistakes: [...new Set(left)].map((field) => ({ field, text })) };
}

/** variants, ja, 0, date → ja.0.date; a picture's hashes come from its file. */
function fieldAt(path: readonly PropertyKey[]): string {
  if (path[0] !== "variants") return String(path[0] ?? "title");
  return path
    .slice(1, 4)
    .join(".")
    .replace(/\.(hash|preview)$/, ".file");
}

/** A sign-up that came by telephone or at the counter, as the form of the console sends it. */
import { z } from "zod";
import type { WardEvent } from "../event/wardEvent.js";
import type { SignUp } from "./bookingDesk.js";

const typed = (most: number) =>
  z.preprocess((value) => (value === "" ? undefined : value), z.string().trim().min(1).max(most).optional());

const form = z.object({
  row: z.uuid(),
  name: z.string().trim().min(1).max(60),
  phone: typed(20),
  people: z
    .string()
    .transform((text) => text.normalize("NFKC").trim())
    .pipe(z.string().regex(/^\d{1,2}$/))
    .transform(Number)
    .pipe(z.int().min(1)),
  note: typed(500),
});

const mistakeTexts: Readonly<Record<string, string>> = {
  row: "画面を開き直して、もう一度入力してください。",
  name: "お名前を60文字までで入力してください。",
  phone: "電話番号を20文字までで入力してください。",
  people: "人数は1以上の数で入力してください。",
  note: "備考を500文字までで入力してください。",
};

export type StaffSignUp =
  | { kind: "good"; signUp: SignUp }
  | { kind: "faulty"; mistakes: Readonly<Record<string, string>> };

export function readStaffSignUp(
  fields: Readonly<Record<string, unknown>>,
  { mostPeople }: Pick<WardEvent, "mostPeople">,
): StaffSignUp {
  const read = form.safeParse(fields);
  if (!read.success) {
    const names = read.error.issues.map(({ path }) => String(path[0]));
    return { kind: "faulty", mistakes: Object.fromEntries(names.map((name) => [name, mistakeTexts[name] ?? ""])) };
  }
  const { row, name, phone, people, note } = read.data;
  if (people > mostPeople)
    return { kind: "faulty", mistakes: { people: `一度に申し込めるのは${mostPeople}人までです。` } };
  return { kind: "good", signUp: { people, seed: row, details: { name, phone, needs: [], note } } };
}

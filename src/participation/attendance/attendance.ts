/** Attendance (参加者数): how many people came, in rows that are summed anew each time. */
import { z } from "zod";

export const attendanceForm = z.object({
  people: z
    .string()
    .transform((text) => text.normalize("NFKC").trim())
    .pipe(z.string().regex(/^\d{1,5}$/))
    .transform(Number)
    .pipe(z.int().min(1)),
  note: z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? undefined : value),
    z.string().trim().min(1).max(200).optional(),
  ),
});
export type AttendanceForm = z.infer<typeof attendanceForm>;

export interface AttendanceRow {
  id: string;
  people: number;
  note: string | undefined;
  recordedBy: string | undefined;
  recordedAt: Date;
  withdrawn: boolean;
}

const faults: Readonly<Record<string, string>> = {
  people: "1から99,999までの数を入力してください。",
  note: "200文字までで入力してください。",
};

/** A form that came without its row's number was not ours: it is asked again. */
export const attendanceMistakes = (
  issues: readonly { readonly path: readonly PropertyKey[] }[],
): Record<string, string> =>
  issues.length === 0
    ? { people: "もう一度入力してください。" }
    : Object.fromEntries(
        issues.map(({ path }) => [String(path[0]), faults[String(path[0])] ?? "入力した内容を確かめてください。"]),
      );

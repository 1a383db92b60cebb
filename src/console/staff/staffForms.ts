/** The forms of staff administration as they come. */
import { z } from "zod";
import { reasonField } from "../countersign/countersign.js";
import { role } from "../role.js";

const required = "入力してください。";

export const invitationForm = z
  .object({
    email: z.preprocess(
      (value) => (typeof value === "string" ? value.trim() : value),
      z.email("メールアドレスを確かめてください。").max(254),
    ),
    name: z.string().trim().min(1, required).max(60, "60文字までで入力してください。"),
    role,
    reason: z.string().trim().max(300, "300文字までで入力してください。").catch(""),
  })
  .refine(({ role: wanted, reason }) => wanted === "viewer" || reason !== "", {
    path: ["reason"],
    error: "承認者と管理者には、二人目に伝える理由を入力してください。",
  });

export const roleForm = z.object({
  role: z.union([role, z.literal("none").transform(() => null)]),
  reason: reasonField,
});

/** Field → why it can't be taken. */
export function mistakesOf(error: z.ZodError): Readonly<Record<string, string>> {
  return Object.fromEntries(error.issues.toReversed().map((issue) => [String(issue.path[0] ?? ""), issue.message]));
}

/** What staff send to change a case: the state, words for the resident, whether LINE keeps quiet and why. */
import { z } from "zod";
import type { WardCase } from "./caseDesk.js";

const text = (most: number) =>
  z
    .string()
    .catch("")
    .transform((value) => value.replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().max(most));

export const mostMessage = 2_000;

const sent = z.object({
  state: z.string().catch(""),
  seen: z.coerce.number().int().min(1).catch(0),
  message: text(mostMessage),
  quietly: z.literal("1").optional().catch(undefined),
  reason: text(300),
});

export type CaseStateTyped = Readonly<Partial<Record<"state" | "message" | "quietly" | "reason", string>>>;

export type CaseStateRead =
  | { kind: "read"; state: string; seen: number; message: string | undefined; quietReason: string | undefined }
  | { kind: "mistaken"; mistakes: Readonly<Record<string, string>> };

export function readCaseState(form: Readonly<Record<string, unknown>>, one: WardCase): CaseStateRead {
  const read = sent.safeParse(form);
  const mistakes: Record<string, string> = {};
  if (!read.success) {
    for (const { path } of read.error.issues) mistakes[String(path[0])] = "長すぎるので、短くしてください。";
    return { kind: "mistaken", mistakes };
  }
  const { state, message, quietly, reason, seen } = read.data;
  if (!one.asked.states.some(({ key }) => key === state)) mistakes["state"] = "状態を選んでください。";
  else if (state === one.state && message === "")
    mistakes["message"] = "状態を変えないときは、申込者に伝える文を書いてください。";
  if (quietly && reason === "") mistakes["reason"] = "LINEで知らせない理由を書いてください（職員だけが読みます）。";
  if (Object.keys(mistakes).length > 0) return { kind: "mistaken", mistakes };
  return {
    kind: "read",
    state,
    seen,
    message: message === "" ? undefined : message,
    quietReason: quietly ? reason : undefined,
  };
}

/** What was typed, as it stands in the fields again. */
export const stateTyped = (form: Readonly<Record<string, unknown>>): CaseStateTyped =>
  Object.fromEntries(
    ["state", "message", "quietly", "reason"].flatMap((key) =>
      typeof form[key] === "string" ? [[key, form[key].slice(0, 10_000)]] : [],
    ),
  );

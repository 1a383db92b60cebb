/** Question of a set (評価用の質問): what a resident might type, and what the account should do with it. */
import { z } from "zod";

export const kinds = ["answer", "out", "crisis", "notcrisis", "smalltalk"] as const;

/**
 * answer: an entry should come; out: nothing that the account covers; crisis: a priority answer must come;
 * notcrisis: it only sounds alarming; smalltalk: thanks, greetings.
 */
export type Kind = (typeof kinds)[number];

export interface Question {
  /** Unique in its set; the number at its end says whether the line is even or odd. */
  id: string;
  ward: string;
  lang: string;
  style: string;
  text: string;
  /** Ids, each of them right; empty where no entry is. */
  expect: string[];
  kind: Kind;
}

const dangerLine = z.object({ danger: z.boolean() });

/** Sentences of danger are written without a ward: who hears them decides the same in every ward. */
function asQuestion(line: unknown, ward: string): unknown {
  const { data } = dangerLine.safeParse(line);
  if (!data) return line;
  return {
    ward,
    style: data.danger ? "danger" : "harmless",
    ...(line as object),
    kind: data.danger ? "crisis" : "notcrisis",
  };
}

/** @param wards that the content has; the first one hears the sentences of danger */
export function questionLine(wards: readonly string[]) {
  const line = z
    .object({
      id: z.string().min(1),
      ward: z
        .string()
        .refine((ward) => wards.includes(ward), { error: `names no ward; there are ${wards.join(", ")}` }),
      lang: z.string().default("ja"),
      style: z.string().default("plain"),
      text: z.string().min(1),
      expect: z.array(z.string()),
      kind: z.enum(kinds),
    })
    .refine(({ kind, expect }) => expect.length > 0 || (kind !== "answer" && kind !== "crisis"), {
      path: ["expect"],
      error: "must name the entry that is right",
    });
  return z.preprocess((value) => asQuestion(value, wards[0] ?? ""), line);
}

export const halves = ["even", "odd"] as const;
/** Half of a set by the number at the end of the ids: one half is looked at while words are added, the other never. */
export type Half = (typeof halves)[number];

/** Undefined where the id has no number. */
export function halfOf(id: string): Half | undefined {
  const digit = /\d(?=\D*$)/.exec(id)?.[0];
  return digit === undefined ? undefined : halves[Number(digit) % 2];
}

/** Import of residents (取り込み): lines of another system of the ward, each a person on LINE and what they chose. */
import { z } from "zod";
import { type TopicKey, topicKeys } from "../guide/topic.js";
import { type Language, language } from "../language.js";

export const importLine = z.strictObject({
  /** Of the ward's own channel: LINE gives the same person another id at another provider. */
  lineUserId: z.string().regex(/^U[0-9a-f]{32}$/),
  /** Replace those that are known; left out: they stay. */
  interests: z.array(z.enum(topicKeys)).max(20).nullish(),
  /** Town name (町名). */
  district: z.string().trim().min(1).max(50).nullish(),
  language: language.nullish(),
});

export interface ImportedResident {
  lineUserId: string;
  interests: readonly TopicKey[] | undefined;
  district: string | undefined;
  language: Language | undefined;
  /** Lines of the file that are about this person, the last one winning. */
  lines: readonly number[];
}

export interface InvalidLine {
  /** From 1, as an editor shows it. */
  line: number;
  /** Without what the line says: it may be a resident's. */
  reason: string;
}

export const mostLines = 10_000;

export type ImportReading =
  | { kind: "lines"; residents: ImportedResident[]; invalid: InvalidLine[] }
  | { kind: "too-many"; lines: number };

export function readImport(text: string): ImportReading {
  const lines = text.split("\n").map((line, index) => ({ number: index + 1, text: line.trim() }));
  const filled = lines.filter((line) => line.text !== "");
  if (filled.length > mostLines) return { kind: "too-many", lines: filled.length };
  const residents = new Map<string, ImportedResident>();
  const invalid: InvalidLine[] = [];
  for (const line of filled) {
    const read = readLine(line.text);
    if (typeof read === "string") {
      invalid.push({ line: line.number, reason: read });
      continue;
    }
    const before = residents.get(read.lineUserId);
    residents.set(read.lineUserId, {
      lineUserId: read.lineUserId,
      interests: read.interests ?? before?.interests,
      district: read.district ?? before?.district,
      language: read.language ?? before?.language,
      lines: [...(before?.lines ?? []), line.number],
    });
  }
  return { kind: "lines", residents: [...residents.values()], invalid };
}

/** @returns the line, or why it is none */
function readLine(text: string): z.infer<typeof importLine> | string {
  // What PostgreSQL can't keep as text.
  if (/\u0000|\p{Surrogate}/u.test(text)) return "not valid Unicode";
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "not JSON";
  }
  const read = importLine.safeParse(value);
  if (read.success)
    return /\u0000|\p{Surrogate}/u.test(read.data.district ?? "") ? "district: not valid Unicode" : read.data;
  const [issue] = read.error.issues;
  if (!issue || issue.path.length === 0)
    return issue?.code === "unrecognized_keys" ? "has a property that is not known" : "not a JSON object";
  const property = String(issue.path[0]);
  return `${property}: ${reasons[property] ?? "invalid"}`;
}

const reasons: Readonly<Record<string, string>> = {
  lineUserId: "must be U and 32 hexadecimal digits (0-9, a-f)",
  interests: `must be a list of ${topicKeys.join(", ")}`,
  district: "must be the name of a town, at most 50 characters",
  language: `must be one of ${language.options.join(", ")}`,
};

import { z } from "zod";
import { type Language, localText } from "../language.js";
export const smalltalkFile = z.array(z.strictObject({ kind: z.string(), reply: localText }));
export type Smalltalk = z.infer<typeof smalltalkFile>;
export function matchSmalltalk(
  _text: string,
  _language: Language,
  _smalltalk: Smalltalk,
): { kind: string } | undefined {
  return undefined;
}

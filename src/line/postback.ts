/**
 * What a button carries: `dialogue:action?key=value`. Opaque ids only, never what a resident said or is.
 * At most 300 characters (LINE's limit for `data`).
 */
export interface Postback {
  dialogue: string;
  action: string;
  values: Readonly<Record<string, string>>;
}

export const postbackLimit = 300;

const shape = /^([a-z][a-z-]{0,30}):([a-z][a-z-]{0,30})(?:\?(.*))?$/s;

/** @throws when the result would be over LINE's limit: a button that can't be pressed is a mistake of ours */
export function writePostback(dialogue: string, action: string, values: Record<string, string> = {}): string {
  const query = new URLSearchParams(values).toString();
  const data = `${dialogue}:${action}${query ? `?${query}` : ""}`;
  if (data.length > postbackLimit) throw new Error(`postback over ${postbackLimit} characters: ${dialogue}:${action}`);
  return data;
}

/** Undefined for data that no button of ours carries. */
export function readPostback(data: string): Postback | undefined {
  if (data.length > postbackLimit) return undefined;
  const match = shape.exec(data);
  if (!match?.[1] || !match[2]) return undefined;
  return { dialogue: match[1], action: match[2], values: Object.fromEntries(new URLSearchParams(match[3] ?? "")) };
}

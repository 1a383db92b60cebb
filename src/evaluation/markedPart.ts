/** The part of a text between two marks, which a command writes and people leave alone. */
const marks = (name: string) => [`<!-- ${name} -->`, `<!-- /${name} -->`] as const;

/** Undefined where the marks are not there, once and in order. */
export function markedPart(text: string, name: string): string | undefined {
  const [begin, end] = marks(name);
  const [, inside, ...more] = text.split(begin);
  const parts = inside?.split(end) ?? [];
  return more.length === 0 && parts.length === 2 ? parts[0]?.trim() : undefined;
}

/** Undefined where the marks are not there. */
export function withMarkedPart(text: string, name: string, part: string): string | undefined {
  if (markedPart(text, name) === undefined) return undefined;
  const [begin, end] = marks(name);
  const [before = ""] = text.split(begin);
  const [, after = ""] = text.split(end);
  return `${before}${begin}\n${part}\n${end}${after}`;
}

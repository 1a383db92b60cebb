/** A text that is read by taking away what is understood, so that nothing is understood twice and the rest can be measured. */

export interface Reading {
  text(): string;
  /** The first match, which is gone then. */
  take(pattern: RegExp): RegExpExecArray | null;
  /** Letters that nobody took. */
  rest(): string;
}

/** Stands where something was taken away: no word reaches over it. A character of nobody's (private use). */
export const gap = "\ue000";

export function createReading(prepared: string): Reading {
  let text = prepared;
  return {
    text: () => text,
    take(pattern) {
      const match = pattern.exec(text);
      if (match && match[0] !== "")
        text = `${text.slice(0, match.index)}${gap}${text.slice(match.index + match[0].length)}`;
      return match;
    },
    rest: () => text.replaceAll(gap, " "),
  };
}

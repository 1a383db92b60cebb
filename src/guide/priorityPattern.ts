/**
 * The notation in which content writes signs of danger, and the regular expression it stands for.
 *
 * Letters mean themselves. `{name}` is a word list, `…` a short and `……` a long gap inside a sentence, `(a|b)` `[ab]` `a?` choose,
 * `(?!a)` `(?<!a)` say what must not follow or precede, `^` is the start of the message. Nothing repeats without end,
 * so no message, however long or malicious, can make the search slow.
 */
import { katakanaToHiragana } from "./text.js";

export type Script = "tight" | "spaced";

const forbidden = /[*+.\\$]|\{[^a-zA-Z]/;
const reference = /\{([a-zA-Z]+)\}/g;

/** What is wrong with a pattern, or undefined. */
export function patternProblem(pattern: string, lists: ReadonlySet<string>): string | undefined {
  if (forbidden.test(pattern)) return "uses a sign that the notation does not have (* + . \\ $ or a bare brace)";
  for (const [, name = ""] of pattern.matchAll(reference)) if (!lists.has(name)) return `there is no list {${name}}`;
  try {
    new RegExp(
      expand(pattern, () => "x", "tight", 1),
      "u",
    );
  } catch {
    return "its brackets do not match";
  }
  return undefined;
}

/** One expression for alternatives. `listOf` gives the patterns of a list; lists may name lists before them. */
export function compilePatterns(
  patterns: readonly string[],
  listOf: (name: string) => readonly string[],
  script: Script,
  gap: number,
): RegExp {
  const source = alternatives(patterns, listOf, script, gap);
  // In languages with spaces a word is not a part of another: "die" is not in "diet".
  return new RegExp(script === "spaced" ? `(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])` : source, "gu");
}

function alternatives(
  patterns: readonly string[],
  listOf: (name: string) => readonly string[],
  script: Script,
  gap: number,
): string {
  return patterns
    .map((pattern) => expand(pattern, (name) => `(?:${alternatives(listOf(name), listOf, script, gap)})`, script, gap))
    .join("|");
}

function expand(pattern: string, list: (name: string) => string, script: Script, gap: number): string {
  const folded = script === "tight" ? asFolded(pattern) : pattern.toLowerCase();
  return folded
    .replace(/\((?!\?)/g, "(?:")
    .replace(/\{([a-z]+)\}/gi, (_, name: string) => list(name))
    .replace(/…+/g, (dots) => between(script, gap * (dots.length > 1 ? 3 : 1)));
}

/** As `foldTight` leaves a message: in hiragana. The names of lists keep their letters. */
function asFolded(pattern: string): string {
  return pattern
    .replace(/\s+/g, "")
    .split(/(\{[a-zA-Z]+\})/)
    .map((part) =>
      part.startsWith("{")
        ? part
        : katakanaToHiragana(part.toLowerCase()).replace(/[ぁぃぅぇぉ]/g, (kana) =>
            String.fromCharCode(kana.charCodeAt(0) + 1),
          ),
    )
    .join("");
}

/** A gap between words does not begin or end inside one. */
function between(script: Script, most: number): string {
  if (script === "tight") return `[^。！？]{0,${most}}`;
  const edge = "(?:(?<![\\p{L}\\p{N}])|(?![\\p{L}\\p{N}]))";
  return `(?:${edge}[^.!?]{0,${most}}${edge})`;
}

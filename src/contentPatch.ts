/** What the changes of the console are in the content files. */
import { isSeq, parse, parseDocument, stringify } from "yaml";
import { type EntryChange, type PhraseChange, withWays } from "./guide/layerChange.js";
import { topic } from "./guide/topic.js";

/**
 * The file of an entry with further ways of asking. Everything else stays to the byte, comments and line breaks too:
 * the document says where to write, and only there something is written.
 */
export function addWays(source: string, phrases: readonly PhraseChange[]): string {
  const before = topic.parse(parse(source));
  const after = withWays(before, phrases);
  let text = source;
  for (const [language, ways] of Object.entries(after.ask))
    for (const way of ways.slice(before.ask[language as keyof typeof before.ask].length))
      text = addItem(text, ["ask", language], way);
  const written = topic.parse(parse(text));
  if (JSON.stringify(written.ask) !== JSON.stringify(after.ask))
    throw new Error(`the ways of asking of ${before.id} can't be written into its file`);
  return text;
}

function addItem(source: string, path: readonly string[], value: string): string {
  const list = parseDocument(source).getIn(path, true);
  const last = isSeq(list) ? list.items.at(-1) : undefined;
  const range = typeof last === "object" && last !== null && "range" in last ? (last.range as number[]) : undefined;
  const [start, end] = range ?? [];
  if (!isSeq(list) || start === undefined || end === undefined) throw new Error(`${path.join(".")} is not a list`);
  const quoted = JSON.stringify(value);
  if (list.flow) return `${source.slice(0, end)}, ${quoted}${source.slice(end)}`;
  const lineStart = source.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = source.indexOf("\n", end - 1);
  const at = lineEnd < 0 ? source.length : lineEnd;
  const dash = /^\s*-\s+/.exec(source.slice(lineStart, start))?.[0] ?? "    - ";
  return `${source.slice(0, at)}\n${dash}${quoted}${source.slice(at)}`;
}

/** A draft as a file for a person to complete: `drafts/` is not read by the product. */
export function draftFile({ entry, payload }: EntryChange): string {
  const { counter, title, answer, details, ask } = payload;
  const comment = [
    `コンソールで作られ、二人目の確認を受けた下書きです。`,
    `sources、reviewBy、related、ほかの言語（easy, en, zh, ko, vi）、言い回し（ja は8つ以上、ほかは3つ以上）を補い、`,
    `topics/${entry}.yaml に移して approved を書くと、区民に出ます。`,
  ];
  const draft = {
    id: entry,
    counter,
    ask: { ja: ask },
    text: { ja: { title, answer, ...(details ? { details } : {}) } },
  };
  return `${comment.map((line) => `# ${line}\n`).join("")}${stringify(draft, { lineWidth: 0, defaultStringType: "QUOTE_DOUBLE", defaultKeyType: "PLAIN" })}`;
}

/** Text of a file that another program wrote: in which letters is found out, not asked. */
export type TextEncoding = "utf-8" | "utf-16le" | "shift_jis";

export interface DecodedText {
  /** Without the mark of its encoding. */
  text: string;
  encoding: TextEncoding;
}

/** UTF-8 first: Japanese text in CP932 is almost never valid UTF-8, while every UTF-8 text can be misread as CP932. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe;
  for (const encoding of marked ? (["utf-16le"] as const) : (["utf-8", "shift_jis"] as const)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // No system writes it, and the database takes it nowhere: this is another kind of file.
      return text.includes("\0") ? undefined : { text, encoding };
    } catch {
      // Not in these letters.
    }
  }
  return undefined;
}

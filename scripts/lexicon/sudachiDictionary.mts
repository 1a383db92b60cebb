/** Reads a compiled Sudachi dictionary (`system.dic`): its words with reading, normal form, part of speech and cost. */
import { readFileSync } from "node:fs";

export interface DictionaryWord {
  surface: string;
  /** In katakana. */
  reading: string;
  /** The spelling that stands for all spellings of the word: 引越し → 引っ越し. */
  normal: string;
  /** Six parts, as UniDic names them: 名詞, 普通名詞, 一般, … */
  partOfSpeech: readonly string[];
  /** Low is common. Undefined for entries that no sentence is ever cut into. */
  cost: number | undefined;
}

const headerBytes = 272;
const paramBytes = 6;
const partsOfSpeech = 6;

/** @throws where the file is cut short; a file of another kind gives nonsense or throws RangeError */
export function* readSudachiDictionary(file: string): Generator<DictionaryWord> {
  const bytes = readFileSync(file);
  let at = headerBytes;

  /** A length below 128 takes one byte, a longer one two. */
  function text(): string {
    let length = bytes.readUInt8(at++);
    if (length & 0x80) length = ((length & 0x7f) << 8) | bytes.readUInt8(at++);
    const from = at;
    at += 2 * length;
    return bytes.toString("utf16le", from, at);
  }

  const kinds = Array.from({ length: bytes.readUInt16LE(at) });
  at += 2;
  const named = kinds.map(() => Array.from({ length: partsOfSpeech }, text));
  // The table of which word may follow which, the tree of surfaces and the list of word ids are for cutting sentences.
  at += 4 + 2 * bytes.readInt16LE(at) * bytes.readInt16LE(at + 2);
  at += 4 + 4 * bytes.readUInt32LE(at);
  at += 4 + bytes.readUInt32LE(at);
  const count = bytes.readUInt32LE(at);
  const params = at + 4;
  const places = params + paramBytes * count;

  for (let word = 0; word < count; word += 1) {
    at = bytes.readUInt32LE(places + 4 * word);
    const surface = text();
    // The surface's length in bytes, written like the length of a text.
    at += bytes.readUInt8(at) & 0x80 ? 2 : 1;
    const partOfSpeech = named[bytes.readUInt16LE(at)] ?? [];
    at += 2;
    const normal = text() || surface;
    at += 4;
    const reading = text() || surface;
    const param = params + paramBytes * word;
    const inSentences = bytes.readInt16LE(param) >= 0;
    yield { surface, reading, normal, partOfSpeech, cost: inSentences ? bytes.readInt16LE(param + 4) : undefined };
  }
}

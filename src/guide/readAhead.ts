/** Reads many texts before an index is built of them, a few at a time: whoever asks meanwhile is answered in between. */
import { setImmediate } from "node:timers/promises";
import type { FeatureReader, TextFeatures } from "./matchFeatures.js";

const sliceMs = 15;

/** @returns a reader that has these texts at hand, each for the one time that an index asks for it */
export async function readAhead(read: FeatureReader, texts: Iterable<string>): Promise<FeatureReader> {
  const known = new Map<string, TextFeatures>();
  let began = performance.now();
  for (const text of texts) {
    known.set(text, read(text, true));
    if (performance.now() - began < sliceMs) continue;
    await setImmediate();
    began = performance.now();
  }
  return (text, written) => {
    const found = written ? known.get(text) : undefined;
    known.delete(text);
    return found ?? read(text, written);
  };
}

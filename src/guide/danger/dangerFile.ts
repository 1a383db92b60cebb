/** The danger model as a file: weights that `npm run train:danger` wrote, and from which sentences it learned them. */
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import type { ContentFiles } from "../../contentFiles.js";
import { dangerWidth } from "./dangerFeatures.js";
import { type DangerModel, type DangerWeights, dangerClasses } from "./dangerModel.js";
import { compileDangerWords, dangerWordFile } from "./dangerWords.js";

export const dangerModelPath = "common/priority/danger-model.json";
export const dangerWordsPath = "common/priority/danger-words.yaml";

const file = z.strictObject({
  about: z.string(),
  /** Fingerprint of sentences and words; see `dangerFingerprint` in the training. */
  learnedFrom: z.string(),
  bias: z.array(z.number()).length(dangerClasses.length),
  scale: z.number().positive(),
  /** Compressed bytes, base64. */
  steps: z.base64(),
});

export const writtenModel = ({ bias, scale, steps }: DangerWeights, learnedFrom: string): string =>
  `${JSON.stringify(
    {
      about: "Written by npm run train:danger; do not edit.",
      learnedFrom,
      bias: [...bias],
      scale,
      steps: gzipSync(steps, { level: 9 }).toString("base64"),
    } satisfies z.input<typeof file>,
    undefined,
    1,
  )}\n`;

/** @throws Error that says what is wrong with the text of the file */
export function parseModel(text: string): { weights: DangerWeights; learnedFrom: string } {
  const { bias, scale, steps: packed, learnedFrom } = file.parse(JSON.parse(text));
  const bytes = gunzipSync(Buffer.from(packed, "base64"));
  if (bytes.length !== dangerWidth * dangerClasses.length)
    throw new Error(`has ${bytes.length} weights, not ${dangerWidth * dangerClasses.length}`);
  return { weights: { bias, scale, steps: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) }, learnedFrom };
}

/** Undefined where a file is missing or wrong: `files` then has the problem. */
export function readDangerModel(files: ContentFiles): DangerModel | undefined {
  const groups = files.yaml(dangerWordsPath, dangerWordFile);
  const text = files.text(dangerModelPath);
  if (!groups || text === undefined) return undefined;
  try {
    return files.same("danger model", [text, groups], () => ({
      weights: parseModel(text).weights,
      words: compileDangerWords(groups),
    }));
  } catch (error) {
    const why = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "unreadable";
    files.report(dangerModelPath, "", `is no danger model (${why}): write it with npm run train:danger`);
    return undefined;
  }
}

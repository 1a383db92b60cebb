/**
 * Example sentences (例文) of danger and of what only sounds like it, by which the danger model is taught: read when
 * it is taught or checked, never while answering.
 */
import { z } from "zod";
import type { ContentFiles } from "../../contentFiles.js";
import { type DangerClass, dangerClasses } from "./dangerModel.js";

export const dangerExampleFolder = "common/priority/examples";

/** Sentences by the answer that is right for them; `harmless` where none is. */
export const dangerExampleFile = z.partialRecord(z.enum(dangerClasses), z.array(z.string().min(1).max(300)).min(1));

export interface DangerExample {
  text: string;
  kind: DangerClass;
}

/** In the order of files and lines; what is wrong is in `files.problems`. */
export function readDangerExamples(files: ContentFiles): DangerExample[] {
  return files.list(dangerExampleFolder, ".yaml").flatMap((name) => {
    const written = files.yaml(`${dangerExampleFolder}/${name}`, dangerExampleFile) ?? {};
    return dangerClasses.flatMap((kind) => (written[kind] ?? []).map((text) => ({ text, kind })));
  });
}

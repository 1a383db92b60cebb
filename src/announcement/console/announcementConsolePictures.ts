/** Takes the pictures that came with a form into the database and puts their hashes into the fields. */
import type { ConsoleContext } from "../../console/consoleRoute.js";
import { languages } from "../../language.js";
import { pictureMistakes } from "../../media/media.js";
import { readPicture } from "../../media/mediaImage.js";
import type { MediaStore } from "../../media/mediaStore.js";
import { type Fields, partField, partsOf } from "../form/announcementFormFields.js";
import type { Mistake } from "../form/announcementFormRead.js";

export interface WithPictures {
  fields: Fields;
  mistakes: readonly Mistake[];
}

export async function takePictures(
  media: Pick<MediaStore, "keep">,
  context: ConsoleContext,
  fields: Fields,
): Promise<WithPictures> {
  const taken: Record<string, string> = {};
  const mistakes: Mistake[] = [];
  const places = languages.flatMap((language) => partsOf(fields, language).map((_, index) => ({ language, index })));
  for (const { language, index } of places) {
    const field = partField(language, index, "file");
    const file = context.files.find((one) => one.field === field);
    // A browser sends an empty file without a name where nobody has chosen one.
    if (!file || (file.name === "" && file.bytes.length === 0)) continue;
    const read = await readPicture(file.bytes);
    if (read.kind === "mistaken") {
      mistakes.push({ field, text: pictureMistakes[read.mistake] });
      continue;
    }
    const kept = await media.keep(context.ward.ward.id, context.staff.id, read.original, read.preview);
    taken[partField(language, index, "hash")] = kept.hash;
    taken[partField(language, index, "preview")] = kept.preview;
  }
  return { fields: { ...fields, ...taken }, mistakes };
}

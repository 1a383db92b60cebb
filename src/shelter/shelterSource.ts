/** Where the lists come from and what must be said with every use of them (content/common/shelter-source.yaml). */
import { z } from "zod";

const phrase = z.string().min(1);

export const shelterSource = z.strictObject({
  title: phrase,
  publisher: phrase,
  url: z.url(),
  licence: phrase,
  licenceUrl: z.url(),
  /** The day on which the lists were taken from the publisher. */
  obtained: z.iso.date(),
  /** The city's own list of tsunami evacuation buildings, which these lists are not. */
  cityList: z.strictObject({ title: phrase, url: z.url(), asOf: z.iso.date() }),
  /** How the source is named where the lists are passed on; `{publisher}` and the like stand for the fields above. */
  credit: phrase,
  cautions: z.array(phrase).min(1),
  notes: z.array(phrase).default([]),
});
export type ShelterSource = z.infer<typeof shelterSource>;

/** How the towns are read, for addresses typed in kana or Latin letters (content/common/town-readings.yaml). */
export const townReadings = z.record(
  phrase,
  z.strictObject({ kana: z.string().regex(/^[ぁ-んー]+$/), romaji: z.string().regex(/^[A-Z][A-Za-z-]+$/) }),
);
export type TownReadings = z.infer<typeof townReadings>;

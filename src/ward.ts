/** Ward (区): an organisation with its own content, and the counters (窓口) that own its answers. */
import { z } from "zod";
import { page, phone, source } from "./guide/topic.js";
import { localText } from "./language.js";

export const counterKeys = ["childcare", "welfare", "health", "disaster", "community", "planning", "office"] as const;

export const counter = z.strictObject({
  name: localText,
  /** Empty where no number may be told: then the answer says 「電話番号は確認中です」 and names the page. */
  phones: z.array(phone).default([]),
  pages: z.array(page).default([]),
});
export type Counter = z.infer<typeof counter>;

export const ward = z.strictObject({
  id: z.string().regex(/^[a-z]+$/),
  /** 西区 */
  name: localText,
  /** 大阪市西区 */
  fullName: localText,
  postalCode: z.string().regex(/^\d{3}-\d{4}$/),
  address: localText,
  addressSource: source,
  officialPage: page,
  /** Where the ward itself shows how busy its counters are; left out where no address is known. */
  queuePage: page.optional(),
  /** Opening hours of the ward office as far as a fact tells them. */
  hours: localText,
  hoursSources: z.array(source).min(1),
  /** Colour of menus and headings, #RRGGBB, with a contrast of 4.5:1 on white. */
  colour: z.string().regex(/^#[0-9a-fA-F]{6}$/),
  counters: z.record(z.enum(counterKeys), counter),
  /** 全国地方公共団体コード: of the ward, then of its city; open data carry the first, files that are taken in any. */
  municipalityCodes: z.array(z.string().regex(/^\d{6}$/)).default([]),
  /** Town names (町名) of the ward, to understand an address that was typed. */
  towns: z.array(z.string()).default([]),
  holes: z.array(z.string()).default([]),
});
export type Ward = z.infer<typeof ward>;

/**
 * Elsewhere (ほかの窓口): a service that residents ask for and the account does not cover.
 *
 * It competes with the ward's entries, so that a question about 住民票 or ごみ is not answered with the nearest entry
 * about something else, and it says in general terms who does that work.
 */
import { z } from "zod";
import { localText } from "../language.js";
import { lettersOnly, normalise } from "./text.js";

const ways = (least: number) => z.array(z.string().min(1).max(80)).min(least).max(14);

export const elsewhere = z.strictObject({
  id: z.string().regex(/^elsewhere\.[a-z]+(-[a-z]+)*$/),
  /** Fits into 「{name}は、この窓口ではご案内していません。」 */
  name: localText,
  ask: z.strictObject({ ja: ways(8), en: ways(2), zh: ways(2), ko: ways(2), vi: ways(2) }),
  /** Whose work it is, in a sentence of its own. Numbers and addresses only where a fact supports them. */
  refer: localText.optional(),
});
export type Elsewhere = z.infer<typeof elsewhere>;

export const isElsewhere = (id: string): boolean => id.startsWith("elsewhere.");

/** Ids once, and in each language no way of asking twice. */
export const elsewhereFile = z.array(elsewhere).superRefine((services, context) => {
  const owners = new Map<string, string>();
  const claim = (key: string, shown: string, id: string) => {
    const owner = owners.get(key);
    if (owner) context.addIssue({ code: "custom", message: `${id}: ${shown} already stands in ${owner}` });
    owners.set(key, id);
  };
  for (const { id, ask } of services) {
    claim(id, "the id", id);
    for (const [language, phrases] of Object.entries(ask)) {
      for (const phrase of phrases) claim(`${language} ${lettersOnly(normalise(phrase))}`, `"${phrase}"`, id);
    }
  }
});

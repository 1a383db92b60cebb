/**
 * Neighbourhood association and what is around it (町会・連合振興町会・地域活動協議会・地域振興会事務局): what a ward's content
 * knows of them. A town stands with one only where a document tells so; else the ward passes a request on.
 */
import { z } from "zod";
import { phone, source } from "../../guide/topic.js";
import { localText } from "../../language.js";

/** federation 連合振興町会, association 町会, council 地域活動協議会, office 地域振興会事務局 */
const associationKinds = ["federation", "association", "council", "office"] as const;

export const association = z.strictObject({
  key: z.string().regex(/^[a-z]+(-[a-z0-9]+)*$/),
  /** As it calls itself, in Japanese. */
  name: z.string().min(2).max(60),
  kind: z.enum(associationKinds),
  /** Towns (町名) that lie in it as a whole. */
  towns: z.array(z.string()).default([]),
  does: localText,
  /** Left out: not known, and not guessed. */
  fee: localText.optional(),
  contact: phone.optional(),
  source,
});
export type Association = z.infer<typeof association>;

export const associationFile = z.strictObject({
  associations: z.array(association),
  /** What a person in the ward must find out before going live, in Japanese. */
  holes: z.array(z.string().min(4)).default([]),
});
export type WardAssociations = z.infer<typeof associationFile>;

export const noAssociations: WardAssociations = { associations: [], holes: [] };

/** What its file does not see: towns of the ward, keys once. */
export function associationProblems({ associations }: WardAssociations, towns: readonly string[]): string[] {
  const problems: string[] = [];
  for (const [index, { key, towns: own }] of associations.entries()) {
    if (associations.findIndex((other) => other.key === key) < index) problems.push(`${key} stands twice`);
    for (const town of own) if (!towns.includes(town)) problems.push(`${key}: ${town} is no town of the ward`);
  }
  return problems;
}

/** What a person must still find out, as check:content lists it. */
export function associationHoles({ associations, holes }: WardAssociations): string[] {
  return [
    ...holes,
    ...associations.flatMap(({ name, contact }) =>
      contact?.recheck ? [`${name}の電話番号が今も正しいか（${contact.asOf}時点）`] : [],
    ),
  ];
}

/** Where somebody asks who does not know their association, if a document names such an office. */
export const officeOf = ({ associations }: WardAssociations): Association | undefined =>
  associations.find(({ kind }) => kind === "office");

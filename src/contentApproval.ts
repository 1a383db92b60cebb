/** Which texts nobody in a ward has approved yet: production shows none of them. */
import type { Content } from "./content.js";
import { languages } from "./language.js";

/** As `nishi/childcare.consult (en)`; priority answers, which all wards share, as `priority.dv (en)`. */
export function unapprovedTexts(content: Content): string[] {
  const entries = [...content.wards.values()].flatMap(({ ward, topics }) =>
    [...topics.values()].map(({ id, approved }) => ({ name: `${ward.id}/${id}`, approved })),
  );
  const answers = Object.values(content.priority.answers).map(({ id, approved }) => ({ name: id, approved }));
  return [...answers, ...entries].flatMap(({ name, approved }) =>
    languages.filter((language) => !approved[language]).map((language) => `${name} (${language})`),
  );
}

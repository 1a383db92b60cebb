/** Finds towns in what was typed. */
import { readNumbers } from "./address.js";
import { type Place, placeInTown, type Town } from "./town.js";

export const whole = (town: Town): Place => placeInTown(town, []);

/** The town, and nothing but numbers after it. */
export function addressIn(town: Town, typed: string): { place: Place; length: number }[] {
  const form = town.forms.find((one) => typed.startsWith(one) && readNumbers(typed.slice(one.length)) !== undefined);
  if (form === undefined) return [];
  return [
    {
      place: placeInTown(town, readNumbers(typed.slice(form.length)) ?? []),
      length: form.length,
    },
  ];
}

/** Towns named somewhere in a sentence. A character before one may make it another place: 西九条 is not 九条. */
export function townsInside(towns: readonly Town[], typed: string): Place[] {
  const forms = towns.flatMap((town) =>
    town.forms
      .filter((form) => form.length >= (/[a-z]/.test(form) ? 5 : /\p{Script=Han}/u.test(form) ? 2 : 3))
      .map((form) => ({ town, form })),
  );
  const found = new Map<Town, Place>();
  let left = typed;
  for (const { town, form } of forms.sort((one, other) => other.form.length - one.form.length)) {
    const at = left.indexOf(form);
    if (at < 0) continue;
    const after = left.slice(at + form.length);
    const joined = at > 0 && /[\p{Script=Han}a-z]/u.test(left[at - 1] ?? "") && !/[a-z]/.test(form);
    left = `${left.slice(0, at)}　${after}`;
    if (!joined) found.set(town, placeInTown(town, readNumbers(after) ?? []));
  }
  return [...found.values()];
}

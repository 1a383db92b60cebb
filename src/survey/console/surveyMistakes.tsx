/** Every mistake of a form at its top, each a link to its field where it has one. */
import { Banner } from "../../web/banner.js";
import type { Mistake } from "../builder/definitionIssues.js";

export function SurveyMistakes({ mistakes }: { mistakes: readonly Mistake[] }): JSX.Element {
  if (mistakes.length === 0) return "";
  return (
    <Banner kind="mistake" title={`入力を直してください（${mistakes.length}か所）`} announced>
      <ul class="points">
        {mistakes.map(({ field, text }) =>
          field === undefined ? (
            <li safe>{text}</li>
          ) : (
            <li>
              <a href={`#${field}`} safe>
                {text}
              </a>
            </li>
          ),
        )}
      </ul>
    </Banner>
  );
}

/** What a field shows beside it. */
export const mistakeAt = (mistakes: readonly Mistake[], field: string): string | undefined => {
  const found = mistakes.filter((mistake) => mistake.field === field).map(({ text }) => text);
  return found.length === 0 ? undefined : [...new Set(found)].join("\n");
};

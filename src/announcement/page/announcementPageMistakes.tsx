/** Every mistake of a form at its top, each a link to its field. */
import { Banner } from "../../web/banner.js";
import type { Mistake } from "../form/announcementFormRead.js";

export function PageMistakes({ mistakes }: { mistakes: readonly Mistake[] }): JSX.Element {
  if (mistakes.length === 0) return "";
  return (
    <Banner kind="mistake" title={`入力を直してください（${mistakes.length}か所）`} announced>
      <ul class="points">
        {mistakes.map(({ field, text }) => (
          <li>
            <a href={`#${field}`} safe>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </Banner>
  );
}

/** What a field shows beside it. */
export const mistakeAt = (mistakes: readonly Mistake[], field: string): string | undefined =>
  mistakes.find((mistake) => mistake.field === field)?.text;

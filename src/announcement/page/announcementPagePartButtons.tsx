/** The buttons that move a part or take it away. */
import { Button } from "../../console/pieces/button.js";
import type { Language } from "../../language.js";
import { languageWords } from "./announcementWords.js";

export interface PartButtonsProps {
  language: Language;
  index: number;
  of: number;
}

export function PagePartButtons({ language, index, of }: PartButtonsProps): JSX.Element {
  const which = `${languageWords[language]}の${index + 1}つめ`;
  const press = (verb: string, label: string) => (
    <Button
      label={label}
      weight="plain"
      name="action"
      value={`${verb}:${language}:${index}`}
      meaning={`${which}を${label}`}
      formnovalidate
    />
  );
  return (
    <div class="part-buttons">
      {index > 0 ? press("up", "上へ動かす") : ""}
      {index < of - 1 ? press("down", "下へ動かす") : ""}
      {press("remove", "削除")}
    </div>
  );
}

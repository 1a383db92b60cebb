/** What the ward or the organiser wrote: Japanese on every page. */
import { htmlLang, type Language } from "../../language.js";
import { Words } from "../../web/words.js";

export function OwnText({ text, language }: { text: string; language: Language }): JSX.Element {
  return (
    <span lang={htmlLang[language] === "ja" ? undefined : "ja"}>
      <Words text={text} />
    </span>
  );
}

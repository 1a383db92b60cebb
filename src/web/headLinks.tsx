/** Links in the head that tell search engines the one address of a page and its other languages. */
import { htmlLang, type Language } from "../language.js";
import { inLanguage } from "./pageLanguage.js";
import type { PageView } from "./view.js";

/** Without `easy`: its tag would be the Japanese one's. */
const listed: readonly Language[] = ["ja", "en", "zh", "ko", "vi"];

export function HeadLinks(props: { view: PageView; path: string; inLanguages: boolean }): JSX.Element {
  const address = (language: Language) => `${props.view.publicUrl}${inLanguage(props.path, language)}`;
  return (
    <>
      <link rel="canonical" href={address(props.view.language)} />
      {props.inLanguages
        ? listed.map((language) => <link rel="alternate" hreflang={htmlLang[language]} href={address(language)} />)
        : ""}
      {props.inLanguages ? <link rel="alternate" hreflang="x-default" href={address("ja")} /> : ""}
    </>
  );
}

/** The way from the form's own pages to the page on which a response is taken back. */
import type { Language } from "../../language.js";
import { ButtonLink } from "../../web/buttonLink.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { formLink } from "./formPlace.js";

/** Beside the form's address: relative, so that the link works wherever the product stands. */
const takeBackHref = (token: string, language: Language): string =>
  `${encodeURIComponent(token)}/take-back${formLink("", language)}`;

export function TakeBackLink({ view, token }: { view: PageView; token: string | undefined }): JSX.Element {
  if (token === undefined) return "";
  return (
    <ButtonLink href={takeBackHref(token, view.language)} weight="plain">
      <Words text={view.say("surveyTakeBack")} />
    </ButtonLink>
  );
}

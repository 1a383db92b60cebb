/** To the published results, where there are any. */
import { ButtonLink } from "../../web/buttonLink.js";
import { inLanguage } from "../../web/pageLanguage.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";

export function ResultsLink({ view, results }: { view: PageView; results: string | undefined }): JSX.Element {
  if (results === undefined) return "";
  return (
    <p>
      <ButtonLink href={inLanguage(results, view.language)} weight="outlined">
        <Words text={view.say("surveyResults")} />
      </ButtonLink>
    </p>
  );
}

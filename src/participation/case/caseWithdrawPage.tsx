/** Asks once more before a case is taken back. It posts to its own address: the token is written nowhere in the page. */
import type { WardContent } from "../../content.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { inLanguage } from "../../web/pageLanguage.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import type { WardCase } from "./caseDesk.js";
import { CaseShell } from "./caseShell.js";

export interface CaseWithdrawPageProps {
  view: PageView;
  ward: WardContent;
  case: WardCase;
}

export function CaseWithdrawPage(props: CaseWithdrawPageProps): JSX.Element {
  const { view, ward, case: one } = props;
  const { say, language } = view;
  const { id } = ward.ward;
  return (
    <CaseShell view={view} ward={ward} title={say("caseWithdrawAsk")} path={`/${id}/case`}>
      <h1>
        <Words text={say("caseWithdrawAsk")} />
      </h1>
      <p>
        <Words text={`${one.asked.title[language]}（${one.number}）\n${say("caseWithdrawText")}`} />
      </p>
      <form method="post">
        <button type="submit" class="button button-danger">
          <span>
            <Words text={say("caseWithdraw")} />
          </span>
        </button>
      </form>
      <ButtonLink href={inLanguage("?", language)} weight="outlined">
        <span>
          <Words text={say("caseBack")} />
        </span>
      </ButtonLink>
    </CaseShell>
  );
}

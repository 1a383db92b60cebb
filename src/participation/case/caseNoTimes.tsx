/** No time is open: when to look again, whom to ask. */
import { Banner } from "../../web/banner.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";

export function CaseNoTimes({ view, counter }: { view: PageView; counter: string }): JSX.Element {
  return (
    <Banner kind="warning" title={view.say("caseSlotNone")}>
      <p>
        <Words text={view.say("caseSlotNoneText", { counter })} />
      </p>
    </Banner>
  );
}

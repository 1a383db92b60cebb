/** Above the form: what is to be put right, each with a link to where. */
import { Banner } from "../../web/banner.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import type { Fault } from "../answering/answeringDesk.js";
import type { Question } from "../question.js";
import { faultWords } from "./faultWords.js";

export interface FoundMistake {
  asked: Question;
  fault: Fault;
  number: number;
  href: string;
}

export function MistakeList({ view, mistakes }: { view: PageView; mistakes: readonly FoundMistake[] }): JSX.Element {
  if (mistakes.length === 0) return "";
  const { say } = view;
  return (
    <Banner kind="mistake" title={say("surveyMistakes", { n: mistakes.length })} announced>
      <ul class="links">
        {mistakes.map(({ asked, fault, number, href }) => (
          <li>
            <a href={href}>
              <Words text={`${say("surveyNumber", { n: number })}: ${faultWords(view, asked, fault)}`} />
            </a>
          </li>
        ))}
      </ul>
      <p>
        <Words text={say("surveyMistakesKept")} />
      </p>
    </Banner>
  );
}

/** The form of a case: purpose and keeping before the first question, mistakes at their fields; whole without script. */
import type { WardContent } from "../../content.js";
import { DangerBox } from "../../guide/dangerBox.js";
import { Banner } from "../../web/banner.js";
import { Notice } from "../../web/notice.js";
import { inLanguage } from "../../web/pageLanguage.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { CaseField } from "./caseField.js";
import type { CaseForm } from "./caseForm.js";
import { CaseNoTimes } from "./caseNoTimes.js";
import { type CaseMistakes, type CaseTyped, fieldOf } from "./caseSent.js";
import { CaseShell } from "./caseShell.js";
import { CaseTimes, type OpenTime } from "./caseTimes.js";

export interface CaseFormPageProps {
  view: PageView;
  ward: WardContent;
  form: CaseForm;
  /** Address that may stand in the page. */
  path: string;
  /** Anybody's form; else it hangs on a link, and posts to its own address. */
  open: boolean;
  typed: CaseTyped;
  mistakes: CaseMistakes;
  seed: string;
  towns: readonly { key: string; name: string }[];
  /** Of a form with times. */
  times: readonly OpenTime[];
  slot: string | undefined;
  /** What is known of the association of the town that was chosen. */
  association: string | undefined;
  notice?: string | undefined;
}

export function CaseFormPage(props: CaseFormPageProps): JSX.Element {
  const { view, ward, form, mistakes } = props;
  const { say, language } = view;
  const title = form.title[language];
  const faulty = Object.keys(mistakes);
  const many = say("caseMistakes", { n: faulty.length });
  const counter = ward.ward.counters[form.counter]?.name[language] ?? ward.ward.name[language];
  const nothingOpen = form.slots && props.times.length === 0;
  return (
    <CaseShell {...props} title={faulty.length > 0 ? `${many} | ${title}` : title} heading={title}>
      {form.danger ? <DangerBox view={view} /> : ""}
      <h1>
        <Words text={title} />
      </h1>
      {faulty.length > 0 ? (
        <Banner kind="mistake" title={many} announced>
          <ul class="links">
            {faulty.map((key) => (
              <li>
                <a href={`#${key === "slot" ? key : fieldOf(key)}`}>
                  <Words text={mistakeWords(props, key) ?? ""} />
                </a>
              </li>
            ))}
          </ul>
        </Banner>
      ) : (
        ""
      )}
      <Notice kind="warning" text={props.notice} />
      <p>
        <Words text={form.lead[language]} />
      </p>
      <Banner kind="remark" title={say("casePurposeTitle")}>
        <p>
          <Words
            text={`${form.purpose[language]}\n${say("caseKeep", { months: form.keepMonths, reason: form.keepReason[language] })}\n${say("caseCounter", { counter })}`}
          />
        </p>
      </Banner>
      {nothingOpen ? <CaseNoTimes view={view} counter={counter} /> : <Form {...props} />}
    </CaseShell>
  );
}

function Form(props: CaseFormPageProps): JSX.Element {
  const { view, form } = props;
  const { say } = view;
  return (
    <form class="case-form" method="post" novalidate>
      <input type="hidden" name="seed" value={props.seed} />
      {form.slots ? (
        <CaseTimes view={view} times={props.times} chosen={props.slot} mistake={mistakeWords(props, "slot")} />
      ) : (
        ""
      )}
      {form.questions.map((question) => (
        <>
          <CaseField
            view={view}
            question={question}
            typed={props.typed[question.key] ?? ""}
            mistake={mistakeWords(props, question.key)}
            towns={props.towns}
          />
          {question.kind === "town" && props.association !== undefined ? (
            <Banner kind="remark" title={say("caseAssociationTitle")}>
              <p>
                <Words text={props.association} />
              </p>
              <p>
                <a href={inLanguage("?", view.language)} safe>
                  {say("caseTownOther")}
                </a>
              </p>
            </Banner>
          ) : (
            ""
          )}
        </>
      ))}
      <div>
        <button type="submit" class="button button-filled">
          <span>
            <Words text={say("caseSend")} />
          </span>
        </button>
        <p class="note">
          <Words text={say("caseSendNote")} />
        </p>
      </div>
    </form>
  );
}

function mistakeWords({ view, form, mistakes }: CaseFormPageProps, key: string): string | undefined {
  const mistake = mistakes[key];
  if (mistake === undefined) return undefined;
  const label = form.questions.find((question) => question.key === key)?.label[view.language] ?? "";
  return view.say(mistake.word, { label, most: mistake.most ?? 0 });
}

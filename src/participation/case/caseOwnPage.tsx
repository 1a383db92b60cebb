/** The page of one case, for its holder: number, how it stands, what the ward says, what was told, how long it is kept. */
import { escapeHtml } from "@kitajs/html";
import type { WardContent } from "../../content.js";
import { DangerBox } from "../../guide/dangerBox.js";
import { dateIn } from "../../guide/dateWords.js";
import type { PriorityAnswer, PriorityContent } from "../../guide/priority.js";
import { PriorityArticle } from "../../guide/priorityArticle.js";
import { wardView } from "../../guide/wardView.js";
import { civilDate } from "../../time.js";
import { Banner } from "../../web/banner.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { DefinitionList } from "../../web/definitionList.js";
import { inLanguage } from "../../web/pageLanguage.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { eventWhen, instantWhen } from "../event/eventWhen.js";
import type { CaseStepView, WardCase } from "./caseDesk.js";
import type { CaseAnswers } from "./caseForm.js";
import { CaseShell } from "./caseShell.js";
import type { CaseTime } from "./caseSlotStore.js";
import { answeredLines, stateOf } from "./caseText.js";

export interface CaseOwnPageProps {
  view: PageView;
  ward: WardContent;
  case: WardCase;
  answers: CaseAnswers;
  steps: readonly CaseStepView[];
  time: CaseTime | undefined;
  associationName: string | undefined;
  /** Somebody is in danger, by what was written: shown before anything else. */
  danger: { answer: PriorityAnswer; beginning: PriorityContent["beginning"] } | undefined;
  now: Date;
  /** What has just been done. */
  said: "made" | "withdrawn" | "over" | undefined;
}

export function CaseOwnPage(props: CaseOwnPageProps): JSX.Element {
  const { view, ward, case: one, danger } = props;
  const { say, language } = view;
  return (
    <CaseShell view={view} ward={ward} title={one.asked.title[language]} path={`/${ward.ward.id}/case`}>
      {danger ? (
        <PriorityArticle ward={wardView(view, ward, props.now)} answer={danger.answer} beginning={danger.beginning} />
      ) : one.asked.danger && !one.final ? (
        <DangerBox view={view} />
      ) : (
        ""
      )}
      <h1>
        <Words text={one.asked.title[language]} />
      </h1>
      {one.fictional ? (
        <Banner kind="warning">
          <p>
            <Words text={say("caseFictional")} />
          </p>
        </Banner>
      ) : (
        ""
      )}
      <Said {...props} />
      <Standing {...props} />
      <Messages {...props} />
      <section aria-labelledby="written">
        <h2 id="written">
          <Words text={say("caseWritten")} />
        </h2>
        <DefinitionList
          items={answeredLines(one.asked, props.answers, language).map(({ label, text }) => ({
            term: label,
            text: text ?? say("caseLeftEmpty"),
          }))}
        />
      </section>
      <p class="note">
        <Words text={keptWords(props)} />
      </p>
      {one.final ? (
        ""
      ) : (
        <ButtonLink href={inLanguage("?view=withdraw", language)} weight="outlined">
          <span>
            <Words text={say("caseWithdraw")} />
          </span>
        </ButtonLink>
      )}
    </CaseShell>
  );
}

function Said({ view: { say }, case: one, said }: CaseOwnPageProps): JSX.Element {
  if (said === "made" && one.version === 1)
    return (
      <Banner kind="success" title={say("caseMade", { number: one.number })} announced>
        <p>
          <Words text={say(one.residentId === undefined ? "caseMadeVisitor" : "caseMadeLine")} />
        </p>
      </Banner>
    );
  if (said === undefined || said === "made" || !one.final) return "";
  return (
    <Banner kind={said === "withdrawn" ? "success" : "remark"} announced>
      <p>
        <Words text={say(said === "withdrawn" ? "caseWithdrawn" : "caseOver")} />
      </p>
    </Banner>
  );
}

function Standing({ view, case: one, time, associationName }: CaseOwnPageProps): JSX.Element {
  const { say, language } = view;
  const day = (instant: Date) => dateIn(civilDate(instant), language);
  const waits = one.state === "new" && one.dueAt !== undefined;
  const facts: (readonly [string, string, "ja"?])[] = [
    [say("caseNumber"), one.number],
    [say("caseState"), stateOf(one.asked, one.state)?.tells[language] ?? one.state],
    ...(time ? [[say("caseSlot"), eventWhen({ ...time, allDay: false }, language)] as const] : []),
    ...(time?.place ? [[say("caseSlotPlace"), time.place, "ja"] as const] : []),
    ...(associationName ? [[say("caseAssociation"), associationName, "ja"] as const] : []),
    [say("caseMadeAt"), day(one.createdAt)],
    ...(waits && one.dueAt ? [[say("caseAnswerBy"), say("caseAnswerByDay", { date: day(one.dueAt) })] as const] : []),
  ];
  return (
    <dl class="pairs box">
      {facts.map(([term, text, lang]) => (
        <>
          <dt>
            <Words text={term} />
          </dt>
          <dd lang={lang}>
            <Words text={text} />
          </dd>
        </>
      ))}
    </dl>
  );
}

/** What staff wrote for them; notes among staff are none of it. */
function Messages({ view, steps }: CaseOwnPageProps): JSX.Element {
  const told = steps.filter(({ kind, text }) => (kind === "state" || kind === "message") && text !== undefined);
  if (told.length === 0) return "";
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">
        <Words text={view.say("caseMessages")} />
      </h2>
      <ul class="case-states">
        {told.map(({ text, at }) => (
          <li class="box">
            <p class="note">{escapeHtml(instantWhen(at, view.language))}</p>
            <p>
              <Words text={text ?? ""} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function keptWords({ view: { say, language }, case: { asked, keepUntil } }: CaseOwnPageProps): string {
  const reason = asked.keepReason[language];
  return keepUntil === undefined
    ? say("caseKeptOpen", { months: asked.keepMonths, reason })
    : say("caseKeptUntil", { date: dateIn(keepUntil, language), reason });
}

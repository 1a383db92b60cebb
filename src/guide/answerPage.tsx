/** What a question got. Its title and address never say what was asked: they stay in the browser's history. */
import type { Content } from "../content.js";
import { Page } from "../web/page.js";
import { inLanguage } from "../web/pageLanguage.js";
import { Words } from "../web/words.js";
import { DangerBox } from "./dangerBox.js";
import { DecisionPart } from "./decisionPart.js";
import type { PageAnswer } from "./pageAnswer.js";
import { PriorityArticle } from "./priorityArticle.js";
import { SearchForm } from "./searchForm.js";
import type { WardView } from "./wardView.js";

export interface AnswerPageProps {
  ward: WardView;
  content: Content;
  question: string;
  answer: Exclude<PageAnswer, { kind: "command" }>;
}

export function AnswerPage({ ward, content, question, answer }: AnswerPageProps): JSX.Element {
  const { view, name } = ward;
  const { id, fullName } = ward.content.ward;
  return (
    <Page
      view={view}
      title={view.say("answerPageTitle")}
      path={`/${id}`}
      ward={{ id, name: fullName[view.language] }}
      crumbs={[
        { name: view.say("wardList"), href: inLanguage("/", view.language) },
        { name, href: ward.at() },
        { name: view.say("answerPageTitle") },
      ]}
      unlisted
      inLanguages
    >
      <div class="wide stack">
        {answer.kind === "priority" ? (
          <>
            <PriorityArticle ward={ward} answer={answer.answer} beginning={content.priority.beginning} />
            <section aria-label={view.say("searchAgain")}>
              <SearchForm ward={ward} />
            </section>
          </>
        ) : (
          <>
            <h1 class="small-title">
              <Words text={view.say("answerPageTitle")} />
            </h1>
            <SearchForm ward={ward} question={question} compact />
            {answer.kind === "smalltalk" ? (
              <div class="box">
                <p class="answer">
                  <Words text={answer.reply} />
                </p>
                <p>
                  <Words text={ward.say("smalltalkMore")} />
                </p>
              </div>
            ) : (
              <DecisionPart ward={ward} content={content} decision={answer.decision} />
            )}
            <DangerBox view={view} />
          </>
        )}
      </div>
    </Page>
  );
}

/** Keying in an answer from paper: the code, the questions, and two entries held against each other. */
import { Button } from "../../console/pieces/button.js";
import { CheckboxGroup } from "../../console/pieces/checkboxGroup.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { RadioGroup } from "../../console/pieces/radioGroup.js";
import { TextField } from "../../console/pieces/textField.js";
import { Banner } from "../../web/banner.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import type { Answers } from "../answering/answer.js";
import type { Faults } from "../answering/answerCheck.js";
import { fieldName, type Typed } from "../answering/formRead.js";
import { QuestionField } from "../page/questionField.js";
import type { Question } from "../question.js";
import { answerWords, pickField } from "./answerForm.js";
import { AskingHead } from "./askingHead.js";
import { askingPath } from "./askingPaths.js";
import { count } from "./askingWords.js";
import type { AskedSurvey } from "./batch.js";
import { Mistaken } from "./mistaken.js";

export interface PaperCodePageProps {
  survey: AskedSurvey;
  waiting: { all: number; forYou: number };
  code: string;
  mistake: string | undefined;
  csrfField: JSX.Element;
}

export function PaperCodePage({ survey, waiting, code, mistake, csrfField }: PaperCodePageProps): JSX.Element {
  return (
    <>
      <AskingHead survey={survey} title="紙の回答を入力する" />
      {waiting.all > 0 ? (
        <p>
          <Words
            text={`二人目の入力を待つ回答が${count(waiting.all)}件あります。あなたが二人目として入力できるのは${count(waiting.forYou)}件です。`}
          />
        </p>
      ) : (
        ""
      )}
      <ConsoleForm action={`${askingPath(survey.ward, survey.key)}/paper`} csrfField={csrfField}>
        <TextField
          name="code"
          label="用紙の回答コード"
          hint="12文字です。大文字と小文字、ハイフンの有無は区別しません。"
          required
          value={code}
          mistake={mistake}
        />
        <div class="actions">
          <Button label="次へ" />
        </div>
      </ConsoleForm>
    </>
  );
}

export interface PaperEntryPageProps {
  survey: AskedSurvey;
  questions: readonly Question[];
  view: PageView;
  code: string;
  typed: Typed;
  faults: Faults;
  /** Somebody has keyed it in, and waits for a second person; `own`: that was you. */
  first: "none" | "own" | "other";
  /** It has been answered before: this replaces it. */
  isAnswered: boolean;
  twice: boolean;
  csrfField: JSX.Element;
}

export function PaperEntryPage(props: PaperEntryPageProps): JSX.Element {
  const { survey, questions, view, code, typed, faults, first, isAnswered, twice, csrfField } = props;
  return (
    <>
      <AskingHead survey={survey} title="紙の回答を入力する" />
      <Mistaken mistakes={faults} />
      {first === "other" ? (
        <Banner kind="remark" title="二人目の入力です">
          <p>もう一人が入力した内容は見えません。用紙のとおりに入力すると、違うところだけを照らし合わせます。</p>
        </Banner>
      ) : (
        ""
      )}
      {first === "own" ? (
        <Banner kind="remark">
          <p>
            あなたが一度入力した用紙です。ここで入力すると、前の入力を置きかえます。照合は、別の人が入力したときに行います。
          </p>
        </Banner>
      ) : (
        ""
      )}
      {isAnswered ? (
        <Banner kind="warning">
          <p>このコードの回答はもう届いています。入力すると、前の回答を置きかえます。</p>
        </Banner>
      ) : (
        ""
      )}
      <ConsoleForm action={`${askingPath(survey.ward, survey.key)}/paper/entry`} csrfField={csrfField}>
        <Hidden name="code" value={code} />
        {questions.map((asked, index) => (
          <QuestionField
            view={view}
            asked={asked}
            number={index + 1}
            values={typed[asked.id] ?? []}
            fault={faults[asked.id]}
          />
        ))}
        {first === "other" ? (
          ""
        ) : (
          <CheckboxGroup
            name="twice"
            label="入力の確かめ"
            values={twice ? ["on"] : []}
            options={[
              {
                value: "on",
                label: "別の人がもう一度入力し、照らし合わせてから回答にする",
                hint: "それまでは集計に入りません。",
              },
            ]}
          />
        )}
        <div class="actions">
          <Button label={first === "other" ? "入力して照らし合わせる" : "入力する"} />
        </div>
      </ConsoleForm>
    </>
  );
}

export interface PaperDecidePageProps {
  survey: AskedSurvey;
  code: string;
  differing: readonly Question[];
  first: Answers;
  second: Answers;
  /** The second entry as fields, carried along. */
  typed: Typed;
  undecided: ReadonlySet<string>;
  csrfField: JSX.Element;
}

export function PaperDecidePage(props: PaperDecidePageProps): JSX.Element {
  const { survey, code, differing, first, second, typed, undecided, csrfField } = props;
  return (
    <>
      <AskingHead survey={survey} title="二人の入力を照らし合わせる" />
      <p>
        <Words
          text={`二人の入力が${count(differing.length)}か所で違います。用紙を見て、正しいほうを選んでください。`}
        />
      </p>
      <ConsoleForm action={`${askingPath(survey.ward, survey.key)}/paper/decide`} csrfField={csrfField}>
        <Hidden name="code" value={code} />
        {Object.entries(typed).flatMap(([question, values]) =>
          values.map((value) => <Hidden name={fieldName(question)} value={value} />),
        )}
        {differing.map((asked) => (
          <RadioGroup
            name={pickField(asked.id)}
            label={asked.text.ja}
            required
            options={[
              { value: "first", label: answerWords(asked, first[asked.id]), hint: "一人目の入力" },
              { value: "second", label: answerWords(asked, second[asked.id]), hint: "二人目の入力" },
            ]}
            mistake={undecided.has(asked.id) ? "どちらが正しいかを選んでください。" : undefined}
          />
        ))}
        <div class="actions">
          <Button label="この内容で回答にする" />
        </div>
      </ConsoleForm>
    </>
  );
}

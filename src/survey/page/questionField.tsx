/** A question as fields of a form: a group to choose from, or one field; its number, hint and mistake belong to it. */
import { describedBy, fieldClass, Hint, Mistake } from "../../web/fieldNotes.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import type { Fault } from "../answering/answeringDesk.js";
import { fieldName } from "../answering/formRead.js";
import { optionsOf, type Question } from "../question.js";
import { faultWords } from "./faultWords.js";
import { questionHint } from "./questionHint.js";
import { Told } from "./told.js";
import { TypedField } from "./typedField.js";

export interface QuestionFieldProps {
  view: PageView;
  asked: Question;
  /** As people count: the first is 1. */
  number: number;
  values: readonly string[];
  fault?: Fault | undefined;
}

/** Where a link to the question leads: its only field, or the first choice of its group. */
export function firstFieldId(asked: Question): string {
  const [first] = optionsOf(asked);
  return first ? `${fieldName(asked.id)}_${first.key}` : fieldName(asked.id);
}

export function QuestionField(props: QuestionFieldProps): JSX.Element {
  const { view, asked, fault } = props;
  const id = fieldName(asked.id);
  const mistake = fault && faultWords(view, asked, fault);
  const notes = { id, hint: questionHint(view, asked), mistake };
  const inside = (
    <>
      {asked.help ? (
        <p class="survey-help">
          <Told text={asked.help} language={view.language} />
        </p>
      ) : (
        ""
      )}
      <Hint {...notes} />
      {/* Before the field, where it is seen first after following a link to it. */}
      <Mistake {...notes} />
    </>
  );
  if (optionsOf(asked).length === 0)
    return (
      <div class={fieldClass(notes)}>
        <label for={id}>
          <QuestionTitle {...props} />
        </label>
        {inside}
        <TypedField {...props} describedBy={describedBy(notes)} />
      </div>
    );
  return (
    <fieldset class={fieldClass(notes)} aria-describedby={describedBy(notes)}>
      <legend>
        <QuestionTitle {...props} />
      </legend>
      {inside}
      <Choices {...props} />
    </fieldset>
  );
}

function QuestionTitle({ view, asked, number }: QuestionFieldProps): JSX.Element {
  return (
    <>
      <span class="survey-number" safe>
        {view.say("surveyNumber", { n: number })}
      </span>{" "}
      <span class={asked.required ? "survey-mark survey-required" : "survey-mark"}>
        <Words text={view.say(asked.required ? "surveyRequired" : "surveyOptional")} />
      </span>{" "}
      <span class="survey-text">
        <Told text={asked.text} language={view.language} />
      </span>
    </>
  );
}

function Choices({ view, asked, values }: QuestionFieldProps): JSX.Element {
  const type = asked.kind === "multiple" ? "checkbox" : "radio";
  const name = fieldName(asked.id);
  return (
    <div class="options survey-options">
      {optionsOf(asked).map(({ key, text }) => (
        <label class="option">
          <input id={`${name}_${key}`} type={type} name={name} value={key} checked={values.includes(key)} />
          <span>
            {/* A number is no language's. */}
            {asked.kind === "scale" ? key : <Told text={text} language={view.language} />}
            <EndOfScale view={view} asked={asked} option={key} />
          </span>
        </label>
      ))}
      {/* A radio button can't be taken back without script: so leaving the question out is a choice. */}
      {type === "radio" && !asked.required ? (
        <label class="option">
          <input id={`${name}_`} type="radio" name={name} value="" checked={values.includes("")} />
          <span>
            <Words text={view.say("surveySkip")} />
          </span>
        </label>
      ) : (
        ""
      )}
    </div>
  );
}

function EndOfScale(props: Pick<QuestionFieldProps, "view" | "asked"> & { option: string }): JSX.Element {
  const { view, asked, option } = props;
  if (asked.kind !== "scale") return "";
  const end = option === String(asked.from) ? asked.lowest : option === String(asked.to) ? asked.highest : undefined;
  if (!end) return "";
  return (
    <>
      {" "}
      <span class="survey-end">
        <Told text={end} language={view.language} />
      </span>
    </>
  );
}

/** One question of a form of a case as a field, or as a group to choose from; hint and mistake belong to it. */
import { describedBy, fieldClass, Hint, Mistake } from "../../web/fieldNotes.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import type { CaseQuestion } from "./caseForm.js";
import { fieldOf, mostOf } from "./caseSent.js";

export interface CaseFieldProps {
  view: PageView;
  question: CaseQuestion;
  typed: string | readonly string[];
  mistake: string | undefined;
  /** Towns to choose from, with their names in the page's language. */
  towns: readonly { key: string; name: string }[];
}

export function CaseField(props: CaseFieldProps): JSX.Element {
  const { view, question, mistake } = props;
  const id = fieldOf(question.key);
  const notes = { id, hint: question.hint?.[view.language], mistake };
  const label = (
    <>
      <Words text={question.label[view.language]} /> <CaseMark view={view} required={question.required} />
    </>
  );
  const said = (
    <>
      <Hint {...notes} />
      {/* Before the field, where it is seen first after following a link to it. */}
      <Mistake {...notes} />
    </>
  );
  if (question.kind !== "choice" && question.kind !== "choices")
    return (
      <div class={fieldClass(notes)}>
        <label for={id}>{label}</label>
        {said}
        <Field {...props} notes={describedBy(notes)} />
      </div>
    );
  return (
    <fieldset class={fieldClass(notes)} id={id} tabindex="-1" aria-describedby={describedBy(notes)}>
      <legend>{label}</legend>
      {said}
      <div class="options">
        {question.choices.map(({ key, label: name }) => (
          <label class="option">
            <input
              type={question.kind === "choice" ? "radio" : "checkbox"}
              name={id}
              value={key}
              checked={props.typed === key || (typeof props.typed !== "string" && props.typed.includes(key))}
            />
            <span>
              <Words text={name[view.language]} />
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function CaseMark({ view, required }: { view: PageView; required: boolean }): JSX.Element {
  return (
    <span class={required ? "case-mark case-required" : "case-mark"}>
      <Words text={view.say(required ? "caseRequired" : "caseOptional")} />
    </span>
  );
}

const inputs = {
  text: { type: "text", autocomplete: "off" },
  name: { type: "text", autocomplete: "name" },
  phone: { type: "tel", autocomplete: "tel" },
  email: { type: "email", autocomplete: "email" },
  address: { type: "text", autocomplete: "street-address" },
  date: { type: "date", autocomplete: "off" },
  number: { type: "text", autocomplete: "off", inputmode: "numeric" },
} as const;

function Field({ view, question, typed, mistake, towns, notes }: CaseFieldProps & { notes: string | undefined }) {
  const id = fieldOf(question.key);
  const value = typeof typed === "string" ? typed : "";
  const shared = {
    id,
    name: id,
    "aria-describedby": notes,
    "aria-invalid": mistake === undefined ? undefined : ("true" as const),
    "aria-required": question.required ? ("true" as const) : undefined,
  };
  if (question.kind === "long-text")
    return (
      <textarea {...shared} rows="5" maxlength={mostOf(question)} safe>
        {/* The first line feed inside a textarea is dropped by the browser. */ `\n${value}`}
      </textarea>
    );
  if (question.kind === "town")
    return (
      <select {...shared}>
        <option value="" safe>
          {view.say("caseChoose")}
        </option>
        {towns.map(({ key, name }) => (
          <option value={key} selected={key === value} safe>
            {name}
          </option>
        ))}
      </select>
    );
  if (question.kind === "choice" || question.kind === "choices") return "";
  const short = question.kind === "number" || question.kind === "date" ? "case-short" : undefined;
  return <input {...shared} {...inputs[question.kind]} class={short} value={value} maxlength={mostOf(question)} />;
}

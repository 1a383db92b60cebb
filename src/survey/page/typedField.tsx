/** The field of a question that is answered in a number, a day, or words. */
import { fieldName } from "../answering/formRead.js";
import type { QuestionFieldProps } from "./questionField.js";
import { Told } from "./told.js";

export function TypedField(props: QuestionFieldProps & { describedBy: string | undefined }): JSX.Element {
  const { view, asked, values, fault } = props;
  const [value = ""] = values;
  const name = fieldName(asked.id);
  const field = {
    id: name,
    name,
    autocomplete: "off",
    "aria-describedby": props.describedBy,
    "aria-invalid": fault ? ("true" as const) : undefined,
    "aria-required": asked.required ? ("true" as const) : undefined,
  };
  if (asked.kind === "text")
    return (
      // Without a longest length: a browser would cut what is pasted and say nothing.
      <textarea {...field} rows={asked.most > 200 ? "6" : "2"} safe>
        {/* The first line feed inside a textarea is dropped by the browser. */ `\n${value}`}
      </textarea>
    );
  if (asked.kind === "date")
    return <input {...field} class="survey-short" type="date" value={value} min={asked.earliest} max={asked.latest} />;
  const unit = asked.kind === "number" ? asked.unit : undefined;
  const described = [props.describedBy, unit && `${name}-unit`].filter(Boolean).join(" ") || undefined;
  return (
    <span class="survey-amount">
      <input
        {...field}
        aria-describedby={described}
        class="survey-short"
        type="text"
        inputmode="numeric"
        value={value}
      />
      {unit ? (
        <span id={`${name}-unit`}>
          <Told text={unit} language={view.language} />
        </span>
      ) : (
        ""
      )}
    </span>
  );
}

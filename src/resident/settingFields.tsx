/** Fields of the page of settings: a group to tick in, a list to choose one from. */
import type { PropsWithChildren } from "@kitajs/html";
import { FormField, fieldAttributes } from "../web/formField.js";
import { Words } from "../web/words.js";

export function TickGroup({
  id,
  legend,
  hint,
  children,
}: PropsWithChildren<{ id: string; legend: string; hint: string }>): JSX.Element {
  return (
    <fieldset class="field" aria-describedby={`${id}-hint`}>
      <legend>
        <Words text={legend} />
      </legend>
      <p class="hint" id={`${id}-hint`}>
        <Words text={hint} />
      </p>
      <div class="options">{children}</div>
    </fieldset>
  );
}

export function Tick(props: { name: string; value: string; label: string; checked: boolean }): JSX.Element {
  return (
    <label class="option">
      <input type="checkbox" name={props.name} value={props.value} checked={props.checked} />
      <span>
        <Words text={props.label} />
      </span>
    </label>
  );
}

/** Its id is its name, too. */
export function SelectField({ id, label, children }: PropsWithChildren<{ id: string; label: string }>): JSX.Element {
  return (
    <FormField id={id} label={label}>
      <select {...fieldAttributes({ id })} name={id} autocomplete="off">
        {children}
      </select>
    </FormField>
  );
}

export function Option(props: { value: string; label: string; chosen: boolean }): JSX.Element {
  return (
    <option value={props.value} selected={props.chosen} safe>
      {props.label}
    </option>
  );
}

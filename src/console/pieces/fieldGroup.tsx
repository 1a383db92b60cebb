/** Fields that answer one question together, under one legend, with its hint and mistake. */
import type { PropsWithChildren } from "@kitajs/html";
import { describedBy, fieldClass, Hint, Mistake } from "../../web/fieldNotes.js";
import { Words } from "../../web/words.js";

export interface FieldGroupProps {
  id: string;
  legend: string;
  hint?: string | undefined;
  mistake?: string | undefined;
}

export function FieldGroup({ id, legend, hint, mistake, children }: PropsWithChildren<FieldGroupProps>): JSX.Element {
  return (
    <fieldset class={fieldClass({ mistake })} id={id} aria-describedby={describedBy({ id, hint, mistake })}>
      <legend>
        <Words text={legend} />
      </legend>
      <Hint id={id} hint={hint} />
      {children}
      <Mistake id={id} mistake={mistake} />
    </fieldset>
  );
}

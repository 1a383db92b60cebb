/** Fields that answer one question together, under one legend, with its hint and mistake. */
import type { PropsWithChildren } from "@kitajs/html";
import { Words } from "../../web/words.js";

export interface FieldGroupProps {
  id: string;
  legend: string;
  hint?: string | undefined;
  mistake?: string | undefined;
}

export function FieldGroup({ id, legend, hint, mistake, children }: PropsWithChildren<FieldGroupProps>): JSX.Element {
  const described = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(mistake === undefined ? [] : [`${id}-mistake`]),
  ];
  return (
    <fieldset
      class={mistake === undefined ? "field" : "field field-mistaken"}
      id={id}
      aria-describedby={described.length > 0 ? described.join(" ") : undefined}
    >
      <legend>
        <Words text={legend} />
      </legend>
      {hint === undefined ? (
        ""
      ) : (
        <p class="hint" id={`${id}-hint`}>
          <Words text={hint} />
        </p>
      )}
      {children}
      {mistake === undefined ? (
        ""
      ) : (
        <p class="mistake" id={`${id}-mistake`} role="alert">
          <Words text={mistake} />
        </p>
      )}
    </fieldset>
  );
}

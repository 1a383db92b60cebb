/** What staff write into a plan's forms: one field at a time, each with what was written before, by whom and when. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { instantText } from "../../console/timeWords.js";
import { Words } from "../../web/words.js";
import type { Plan } from "../plan.js";
import type { PlanEntry } from "../planEntry.js";
import { planFieldWords } from "./formWords.js";
import type { PlanNode } from "./planNodes.js";

export interface PlanTextPageProps {
  base: string;
  plan: Plan;
  nodes: readonly PlanNode[];
  entries: readonly PlanEntry[];
  newest: ReadonlyMap<string, PlanEntry>;
  /** Of which field the text came back, and why. */
  mistake: { node: string; field: string; text: string } | undefined;
  /** What was typed, where it came back. */
  form: Readonly<Record<string, unknown>>;
  mayEdit: boolean;
  csrfField: JSX.Element;
}

export function PlanTextPage(props: PlanTextPageProps): JSX.Element {
  const { base, plan, nodes, entries, newest, mistake, mayEdit } = props;
  return (
    <>
      <h1 safe>{`${plan.title}の記入`}</h1>
      <p>
        書いた文は様式に入ります。書き直しても前の文は消えず、だれがいつ書いたかが残ります。まだ書いていない欄には、資料に印刷された文があればそれが様式に入ります。空にして保存すると、資料の文に戻らず空欄になります。
      </p>
      {nodes
        .filter(({ fields }) => fields.length > 0)
        .map((node) => (
          <section>
            <h2 safe>{node.name}</h2>
            {node.fields.map((field) => {
              const place = `${node.key}|${field}`;
              const id = `text-${place.replaceAll(/[^a-zA-Z0-9-]/g, "_")}`;
              const current = newest.get(place);
              const wrong = mistake?.node === node.key && mistake.field === field ? mistake.text : undefined;
              const earlier = entries.filter((one) => one.node === node.key && one.field === field).slice(0, -1);
              return (
                <div id={encodeURIComponent(place)}>
                  {mayEdit ? (
                    <ConsoleForm action={base} csrfField={props.csrfField}>
                      <Hidden name="place" value={place} />
                      <TextArea
                        name="text"
                        id={id}
                        label={`${planFieldWords[field]}（${node.name}）`}
                        rows={field === "progressStatus" ? 1 : 4}
                        value={
                          wrong !== undefined && typeof props.form.text === "string" ? props.form.text : current?.text
                        }
                        mistake={wrong}
                      />
                      <Button
                        label="保存する"
                        weight="outlined"
                        meaning={`${planFieldWords[field]}（${node.name}）を保存する`}
                      />
                    </ConsoleForm>
                  ) : (
                    <>
                      <h3 safe>{planFieldWords[field]}</h3>
                      <p>
                        <Words text={current?.text ?? "まだ書かれていません。"} />
                      </p>
                    </>
                  )}
                  {current ? (
                    <p class="small" safe>
                      {written(current)}
                    </p>
                  ) : (
                    ""
                  )}
                  {earlier.length > 0 ? (
                    <details>
                      <summary safe>{`前の文（${earlier.length}）`}</summary>
                      <ol>
                        {earlier.toReversed().map((one) => (
                          <li>
                            <Words text={one.text === "" ? "（空欄）" : one.text} /> <span safe>{written(one)}</span>
                          </li>
                        ))}
                      </ol>
                    </details>
                  ) : (
                    ""
                  )}
                </div>
              );
            })}
          </section>
        ))}
    </>
  );
}

const written = ({ by, at }: PlanEntry): string => `${by ?? "（デモの記入）"}、${instantText(at)}`;

/** The effect of what was ticked on the page of a group, and the way on: the same form, ready to be sent. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import type { WardContent } from "../../content.js";
import { Banner } from "../../web/banner.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { Words } from "../../web/words.js";
import { listOf } from "../questionFormPieces.js";
import { EffectPart } from "./effectPart.js";
import type { WayEffect } from "./wayEffect.js";

export interface GroupEffectPageProps {
  ward: WardContent;
  /** Address of the group. */
  base: string;
  entry: string;
  /** Undefined where something of it can't be added: `mistakes` say why. */
  effect: WayEffect | undefined;
  mistakes: readonly string[];
  /** As it was sent; carried on to the answer. */
  form: Readonly<Record<string, unknown>>;
  csrfField: JSX.Element;
}

const carried = ["entry", "other", "ways", "way", "notify"];

export function GroupEffectPage(props: GroupEffectPageProps): JSX.Element {
  const { ward, base, entry, effect, mistakes, form, csrfField } = props;
  return (
    <>
      <h1>聞き方の効き目</h1>
      {mistakes.length > 0 ? (
        <Banner kind="mistake" title="このままでは加えられません" announced>
          {mistakes.map((mistake) => (
            <p>
              <Words text={mistake} />
            </p>
          ))}
        </Banner>
      ) : (
        ""
      )}
      {effect ? (
        <>
          <p>
            <Words text={`案内「${ward.topics.get(entry)?.text.ja.title ?? entry}」に加えた場合です。`} />
          </p>
          <EffectPart ward={ward} effect={effect} />
          <ConsoleForm action={`${base}/answer`} csrfField={csrfField}>
            {carried.flatMap((name) => listOf(form[name]).map((value) => <Hidden name={name} value={value} />))}
            <Button label="この案内を答えにする" />
          </ConsoleForm>
        </>
      ) : (
        ""
      )}
      <p class="actions">
        <ButtonLink href={base} weight="outlined">
          質問のまとまりに戻る
        </ButtonLink>
      </p>
    </>
  );
}

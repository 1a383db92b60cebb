/** A suggested way of asking: who said it how, what adding it would change, and the decision. */
import { Button } from "../../console/pieces/button.js";
import { CheckboxGroup } from "../../console/pieces/checkboxGroup.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { RadioGroup } from "../../console/pieces/radioGroup.js";
import { TextField } from "../../console/pieces/textField.js";
import type { WardContent } from "../../content.js";
import { htmlLang } from "../../language.js";
import { Banner } from "../../web/banner.js";
import { DefinitionList } from "../../web/definitionList.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { longestWay } from "../layerChange.js";
import { Fold, textOf } from "../questionFormPieces.js";
import { EffectPart } from "./effectPart.js";
import { isWorse, type WayEffect } from "./wayEffect.js";
import type { WaySuggestion } from "./waySuggestion.js";

export interface SuggestionPageProps {
  view: PageView;
  ward: WardContent;
  /** Address of the suggestion. */
  base: string;
  suggestion: WaySuggestion;
  /** What would be added; empty where nothing of it can be as it is. */
  text: string;
  /** Undefined where it can't be added. */
  effect: WayEffect | undefined;
  /** What came back, and what is wrong with it. */
  form: Readonly<Record<string, unknown>>;
  mistakes: Readonly<Record<string, string>>;
  csrfField: JSX.Element;
}

export function SuggestionPage(props: SuggestionPageProps): JSX.Element {
  const { view, ward, suggestion, effect, mistakes } = props;
  const { entry, language, wordings, asked, otherwise } = suggestion;
  const titleOf = (id: string) => ward.topics.get(id)?.text.ja.title ?? id;
  return (
    <>
      <h1>提案を確かめる</h1>
      {Object.keys(mistakes).length > 0 ? (
        <Banner kind="mistake" title="まだ加えていません" announced>
          {Object.values(mistakes).map((mistake) => (
            <p>
              <Words text={mistake} />
            </p>
          ))}
        </Banner>
      ) : (
        ""
      )}
      <DefinitionList
        items={[
          { term: "案内", text: titleOf(entry) },
          { term: "ことば", text: view.languageNames[language] },
          { term: "もとになった質問", text: askedWords(asked) },
          ...(otherwise.length > 0
            ? [
                {
                  term: "似た質問で、ほかの案内を選んだ人",
                  text: otherwise.map((one) => `${titleOf(one.entry)}（${one.count}件）`).join("、"),
                },
              ]
            : []),
        ]}
      />
      <section aria-labelledby="said">
        <h2 id="said">聞かれたことば</h2>
        <ul>
          {wordings.map(({ text, count }) => (
            <li>
              <span lang={htmlLang[language]}>
                <Words text={text} />
              </span>{" "}
              <span safe>{`（${count}件）`}</span>
            </li>
          ))}
        </ul>
      </section>
      {effect ? <EffectPart ward={ward} effect={effect} /> : ""}
      <AddPart {...props} />
      <PassPart {...props} />
    </>
  );
}

function AddPart({ base, suggestion, text, effect, form, mistakes, csrfField }: SuggestionPageProps): JSX.Element {
  const { wordings } = suggestion;
  const chosen = textOf(form["wording"]) ?? wordings.find((one) => one.text === text)?.id;
  return (
    <section aria-labelledby="add-title">
      <h2 id="add-title">聞き方に加える</h2>
      <p>案内の文は変わりません。取り消しは「案内に加えたもの」からできます。</p>
      <ConsoleForm action={`${base}/add`} csrfField={csrfField}>
        <Hidden name="seen" value={effect ? text : ""} />
        <RadioGroup
          name="wording"
          label="加える言い方"
          value={chosen}
          options={wordings.map((one) => ({
            value: one.id,
            label: one.text,
            disabled: !one.usable,
            ...(one.usable ? {} : { hint: "伏せ字があるか、長いため、このままでは加えられません。" }),
          }))}
        />
        <TextField
          name="way"
          label="言い方を書き直す"
          hint={`書くと、上で選んだものの代わりになります。${longestWay}文字まで。`}
          maxlength={longestWay}
          value={textOf(form["way"])}
          mistake={mistakes["way"] ?? mistakes["seen"]}
        />
        {effect && isWorse(effect) ? (
          <CheckboxGroup
            name="accept"
            label="悪くなるところの確認"
            mistake={mistakes["accept"]}
            options={[{ value: "yes", label: "悪くなる質問を見たうえで、それでも加える" }]}
          />
        ) : (
          ""
        )}
        <div class="actions">
          <Button label="加える" />
          <Button label="選んだ言い方の効き目を見る" weight="outlined" formaction={`${base}/effect`} />
        </div>
      </ConsoleForm>
    </section>
  );
}

function PassPart({ base, form, mistakes, csrfField }: SuggestionPageProps): JSX.Element {
  return (
    <Fold title="今回は見送る" open={"reason" in form}>
      <p>もとになった質問の文を消します。同じ言い方は、この案内にはもう提案しません。</p>
      <ConsoleForm action={`${base}/pass`} csrfField={csrfField}>
        <TextField
          name="reason"
          label="理由"
          hint="例: 別の案内のことを聞いている、意味が広すぎる"
          maxlength={200}
          required
          value={textOf(form["reason"])}
          mistake={mistakes["reason"]}
        />
        <Button label="見送る" weight="outlined" />
      </ConsoleForm>
    </Fold>
  );
}

function askedWords({ chosen, corrected, unanswered }: WaySuggestion["asked"]): string {
  return [
    ...(chosen > 0 ? [`候補からこの案内を選んだ ${chosen}件`] : []),
    ...(corrected > 0 ? [`「違う」のあとで選び直した ${corrected}件`] : []),
    ...(unanswered > 0 ? [`答えられなかったが、この案内にいちばん近い ${unanswered}件`] : []),
  ].join("、");
}

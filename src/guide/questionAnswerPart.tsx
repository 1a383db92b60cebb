/** The form that makes an entry the answer to a group of questions. */
import { Button } from "../console/pieces/button.js";
import { CheckboxGroup } from "../console/pieces/checkboxGroup.js";
import { ConsoleForm } from "../console/pieces/consoleForm.js";
import { RadioGroup } from "../console/pieces/radioGroup.js";
import { Select } from "../console/pieces/select.js";
import { TextField } from "../console/pieces/textField.js";
import { civilDate } from "../time.js";
import { Banner } from "../web/banner.js";
import { Words } from "../web/words.js";
import { dateIn } from "./dateWords.js";
import { longestWay } from "./layerChange.js";
import { listOf, textOf } from "./questionFormPieces.js";
import type { QuestionForecast, QuestionGroupProps } from "./questionGroupPage.js";

export function AnswerPart(props: QuestionGroupProps): JSX.Element {
  const { ward, base, wordings, suggestions, wishes, form, csrfField, mistakes } = props;
  const title = (id: string) => ward.topics.get(id)?.text.ja.title ?? id;
  const entries = [...ward.topics.values()].map(({ id, text }) => ({ value: id, label: text.ja.title }));
  return (
    <section aria-labelledby="answer-title">
      <h2 id="answer-title">この案内で答えられる</h2>
      <p>
        選んだことばは、その案内の「聞き方」に加わり、すぐに使われます。案内の文は変わりません。取り消しは「案内に加えたもの」からできます。
      </p>
      <ConsoleForm action={`${base}/answer`} csrfField={csrfField}>
        {suggestions.length > 0 ? (
          <RadioGroup
            name="entry"
            label="近い案内"
            value={textOf(form["entry"])}
            mistake={mistakes["entry"]}
            options={suggestions.map((id) => ({
              value: id,
              label: title(id),
              hint: ward.topics.get(id)?.text.ja.answer,
            }))}
          />
        ) : (
          ""
        )}
        <Select
          name="other"
          label={suggestions.length > 0 ? "ほかの案内" : "案内"}
          empty="選んでください"
          options={entries}
          value={textOf(form["other"])}
          mistake={suggestions.length > 0 ? undefined : mistakes["entry"]}
        />
        <CheckboxGroup
          name="ways"
          label="聞き方に加えることば"
          values={listOf(form["ways"])}
          mistake={mistakes["ways"]}
          options={wordings.map(({ id, text, usable }) => ({
            value: id,
            label: text,
            disabled: !usable,
            ...(usable ? {} : { hint: "伏せ字があるか、長いため、このままでは加えられません。" }),
          }))}
        />
        <TextField
          name="way"
          label="ほかの聞き方（日本語）"
          maxlength={longestWay}
          value={textOf(form["way"])}
          mistake={mistakes["way"]}
        />
        {wishes > 0 ? <Notify {...props} /> : ""}
        <div class="actions">
          <Button label="この案内を答えにする" />
          <Button label="先に、聞き方の効き目を見る" weight="outlined" formaction={`${base}/effect`} />
        </div>
      </ConsoleForm>
    </section>
  );
}

function Notify({ wishes, forecasts, tellAt, form, mistakes }: QuestionGroupProps): JSX.Element {
  const fits = forecasts.every((forecast) => forecast.fits);
  return (
    <>
      {fits ? (
        ""
      ) : (
        <Banner kind="warning" title="LINEの送信枠が足りません">
          {forecasts.map(({ reason }) => (
            <p>
              <Words text={reason ?? ""} />
            </p>
          ))}
        </Banner>
      )}
      <CheckboxGroup
        name="notify"
        label="答えの知らせ"
        values={"ways" in form ? listOf(form["notify"]) : fits ? ["yes"] : []}
        mistake={mistakes["notify"]}
        options={[
          {
            value: "yes",
            label: `知らせを待つ${wishes}人に、この案内をLINEで送る`,
            hint: [
              forecasts.map(forecastWords).join("　"),
              tellAt ? `夜間のため、${dateIn(civilDate(tellAt), "ja")}の朝8時に送ります。` : "",
            ]
              .filter(Boolean)
              .join("\n"),
          },
        ]}
      />
    </>
  );
}

function forecastWords({ messages, left, yen }: QuestionForecast): string {
  const number = (value: number) => value.toLocaleString("ja-JP");
  const rest = left === undefined ? "" : `（今月の残り ${number(left)}通）`;
  return `${number(messages)}通${rest}${yen ? `、追加料金の見込み ${number(yen)}円` : ""}`;
}

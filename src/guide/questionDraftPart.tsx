/** The form for a new entry, as a draft that a second person has to confirm. */
import { Button } from "../console/pieces/button.js";
import { CheckboxGroup } from "../console/pieces/checkboxGroup.js";
import { ConsoleForm } from "../console/pieces/consoleForm.js";
import { Select } from "../console/pieces/select.js";
import { TextArea } from "../console/pieces/textArea.js";
import { TextField } from "../console/pieces/textField.js";
import { CounterSelect, Fold, listOf, textOf } from "./questionFormPieces.js";
import type { QuestionGroupProps } from "./questionGroupPage.js";
import { topicKeys } from "./topic.js";

export function DraftPart({ ward, base, group, wordings, form, mistakes, csrfField }: QuestionGroupProps): JSX.Element {
  const japanese = wordings.filter(({ usable, language }) => usable && (language === "ja" || language === "easy"));
  return (
    <Fold title="新しい案内の下書きを作る" open={"title" in form}>
      <p>
        下書きは別の職員が確認したあと、案内のファイルに移します。ファイルで承認されるまで、区民には出ません。質問はまとまりに残ります。
      </p>
      <ConsoleForm action={`${base}/draft`} csrfField={csrfField}>
        <Select
          name="topic"
          label="分野"
          required
          value={textOf(form["topic"])}
          options={topicKeys.map((key) => ({ value: key, label: ward.topicName(key, "ja") }))}
        />
        <CounterSelect id="draft-counter" ward={ward} value={textOf(form["counter"]) ?? group.counter} />
        <TextField
          name="title"
          label="見出し"
          hint="区民のことばで。26文字まで。"
          maxlength={26}
          required
          value={textOf(form["title"])}
          mistake={mistakes["title"]}
        />
        <TextArea
          name="answer"
          label="答え"
          hint="ここだけ読めば分かるように。10〜120文字。"
          rows={3}
          maxlength={120}
          required
          value={textOf(form["answer"])}
          mistake={mistakes["answer"]}
        />
        <TextArea
          name="details"
          label="くわしい説明"
          maxlength={1200}
          value={textOf(form["details"])}
          mistake={mistakes["details"]}
        />
        {japanese.length > 0 ? (
          <CheckboxGroup
            name="ways"
            id="draft-ways"
            label="聞き方にすることば"
            values={"title" in form ? listOf(form["ways"]) : japanese.map(({ id }) => id)}
            options={japanese.map(({ id, text }) => ({ value: id, label: text }))}
          />
        ) : (
          ""
        )}
        <Button label="下書きを作る" weight="outlined" />
      </ConsoleForm>
    </Fold>
  );
}

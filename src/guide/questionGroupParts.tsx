/** The forms that move, split, join and dismiss a group of questions. */
import { Button } from "../console/pieces/button.js";
import { ConsoleForm } from "../console/pieces/consoleForm.js";
import { Select } from "../console/pieces/select.js";
import { TextField } from "../console/pieces/textField.js";
import { Words } from "../web/words.js";
import { CounterSelect, Fold, textOf } from "./questionFormPieces.js";
import type { QuestionGroupProps } from "./questionGroupPage.js";

export function MovePart({ ward, base, group, csrfField }: QuestionGroupProps): JSX.Element {
  return (
    <Fold title="担当を変える" open={false}>
      <ConsoleForm action={`${base}/move`} csrfField={csrfField}>
        <CounterSelect id="move-counter" ward={ward} value={group.counter} />
        <Button label="担当を変える" weight="outlined" />
      </ConsoleForm>
    </Fold>
  );
}

export function SplitPart({ base, wordings, csrfField }: QuestionGroupProps): JSX.Element {
  return (
    <Fold title="別の質問として分ける" open={false}>
      <ConsoleForm action={`${base}/split`} csrfField={csrfField}>
        <Select
          name="wording"
          label="分けることば"
          required
          empty="選んでください"
          options={wordings.map(({ id, text }) => ({ value: id, label: text }))}
        />
        <Button label="分ける" weight="outlined" />
      </ConsoleForm>
    </Fold>
  );
}

export function JoinPart({ base, others, csrfField }: QuestionGroupProps): JSX.Element {
  return (
    <Fold title="同じ質問のまとまりに加える" open={false}>
      <ConsoleForm action={`${base}/join`} csrfField={csrfField}>
        <Select
          name="group"
          label="加える先"
          required
          empty="選んでください"
          options={others.map(({ id, text }) => ({ value: id, label: text }))}
        />
        <Button label="加える" weight="outlined" />
      </ConsoleForm>
    </Fold>
  );
}

export function DismissPart({ base, wishes, form, mistakes, csrfField }: QuestionGroupProps): JSX.Element {
  return (
    <Fold title="見送る" open={"reason" in form}>
      <p>
        <Words
          text={
            wishes > 0
              ? `質問の文を消します。知らせを待つ${wishes}人には、何も送られません。`
              : "質問の文を消します。元に戻せません。"
          }
        />
      </p>
      <ConsoleForm action={`${base}/dismiss`} csrfField={csrfField}>
        <TextField
          name="reason"
          label="理由"
          hint="例: 区の仕事ではない、いたずら、意味が分からない"
          maxlength={200}
          required
          value={textOf(form["reason"])}
          mistake={mistakes["reason"]}
        />
        <Button label="見送る" weight="danger" />
      </ConsoleForm>
    </Fold>
  );
}

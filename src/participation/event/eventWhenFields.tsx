/** When an event takes place, and how people sign up: groups of its form. */
import { DateField } from "../../console/pieces/dateField.js";
import { Select } from "../../console/pieces/select.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { TextField } from "../../console/pieces/textField.js";
import { type EventFieldsProps, fieldIn, TickBox } from "./eventFormFields.js";

export function WhenFields(props: EventFieldsProps): JSX.Element {
  const field = fieldIn(props);
  return (
    <section class="stack-close" aria-labelledby="when-title">
      <h2 id="when-title">日時</h2>
      <div class="field-row">
        <DateField {...field("date")} label="開催日" required />
        <DateField {...field("time")} type="time" label="始まりの時刻" />
      </div>
      <div class="field-row">
        <DateField {...field("endDate")} label="終わる日" hint="同じ日のときは空のまま" />
        <DateField {...field("endTime")} type="time" label="終わりの時刻" />
      </div>
      <TickBox {...props} name="allDay" label="終日" text="終日、または時刻が決まっていない" />
    </section>
  );
}

export function DeadlineFields(props: EventFieldsProps): JSX.Element {
  const field = fieldIn(props);
  return (
    <>
      <div class="field-row">
        <DateField {...field("signUpFromDate")} label="受付の始まり" hint="空のとき: 公開したらすぐ" />
        <DateField {...field("signUpFromTime")} type="time" label="受付の始まりの時刻" hint="空のとき: 0時" />
      </div>
      <div class="field-row">
        <DateField {...field("signUpUntilDate")} label="受付の締め切り" hint="空のとき: 行事の始まり" />
        <DateField
          {...field("signUpUntilTime")}
          type="time"
          label="受付の締め切りの時刻"
          hint="空のとき: その日の終わり"
        />
      </div>
    </>
  );
}

export function SignUpFields(props: EventFieldsProps & { deadlines: boolean }): JSX.Element {
  const field = fieldIn(props);
  return (
    <section class="stack-close" aria-labelledby="sign-up-title">
      <h2 id="sign-up-title">申し込み</h2>
      <TickBox {...props} name="signUp" label="受け付け" text="この窓口で申し込みを受け付ける" />
      <TextField {...field("capacity")} label="定員（人）" hint="空のとき: 決めない" inputmode="numeric" short />
      {props.deadlines ? <DeadlineFields {...props} /> : ""}
      <TextField
        {...field("mostPeople")}
        label="1回の申し込みで何人まで"
        hint="申し込む人を入れた数"
        inputmode="numeric"
        short
      />
      <Select
        {...field("askContact")}
        label="たずねる連絡先"
        options={[
          { value: "either", label: "電話かメールのどちらか" },
          { value: "phone", label: "電話" },
          { value: "email", label: "メール" },
          { value: "none", label: "たずねない（LINEで申し込む人にはLINEで知らせます）" },
        ]}
      />
      <TextArea
        {...field("needs")}
        label="選べる配慮"
        hint="1行に1つ。例: 手話通訳、車いすの席、託児"
        rows={4}
        maxlength={400}
      />
      <TextField
        {...field("question")}
        label="この行事だけの質問"
        hint="必要なことだけをたずねます。"
        maxlength={100}
      />
      <TickBox {...props} name="questionRequired" label="質問の答え" text="必ず答えてもらう" />
      <TextField
        {...field("offerHours")}
        label="キャンセル待ちの人に席を取っておく時間"
        hint="時間の数。過ぎると次の人に回ります。"
        inputmode="numeric"
        short
      />
    </section>
  );
}

/** One slot: when, where, who booked it, and the way to close it. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { civilDate } from "../../time.js";
import { Banner } from "../../web/banner.js";
import { DefinitionList } from "../../web/definitionList.js";
import { Holders, slotDayText, spanText } from "./slotListPage.js";
import { slotPath } from "./slotPaths.js";
import type { HeldSlot, SlotCase } from "./slotStore.js";

export interface SlotPageProps {
  ward: string;
  slot: HeldSlot;
  title: string;
  cases: readonly SlotCase[];
  now: Date;
  mayEdit: boolean;
  mistakes: Readonly<Record<string, string>>;
  form: Readonly<Record<string, unknown>>;
  csrfField: JSX.Element;
}

export function SlotPage(props: SlotPageProps): JSX.Element {
  const { ward, slot, title, cases, now, mayEdit } = props;
  return (
    <>
      <h1 safe>{`${title}の枠`}</h1>
      <DefinitionList
        items={[
          { term: "日時", text: `${slotDayText(civilDate(slot.startsAt))} ${spanText(slot)}` },
          { term: "場所", text: slot.place ?? "―" },
          { term: "担当", text: slot.person ?? "―" },
          { term: "予約", element: <Holders ward={ward} slot={slot} cases={cases} /> },
        ]}
      />
      {mayEdit && !slot.cancelled && slot.endsAt > now ? <Close {...props} /> : ""}
    </>
  );
}

function Close({ ward, slot, cases, form, mistakes, csrfField }: SlotPageProps): JSX.Element {
  const booked = cases.length > 0;
  const message = form["message"];
  return (
    <section aria-labelledby="close-title">
      <h2 id="close-title">枠を閉じる</h2>
      {booked ? (
        <Banner kind="warning">
          <p safe>
            {`予約が${cases.length}件あります。閉じると、申し込みは「区の都合で中止」になり、LINEの方にはお知らせが届きます。LINEでない方には、電話などで連絡してください。`}
          </p>
        </Banner>
      ) : (
        <p>まだ予約はありません。閉じると、区民からは見えなくなります。</p>
      )}
      <ConsoleForm action={`${slotPath(ward, slot.id)}/cancel`} csrfField={csrfField}>
        {booked ? (
          <TextArea
            name="message"
            label="予約した方への説明"
            hint="ご本人の申し込みのページにだけ載ります。LINEには載りません。"
            required
            maxlength={1_000}
            value={typeof message === "string" ? message : ""}
            mistake={mistakes["message"]}
          />
        ) : (
          ""
        )}
        <div class="actions">
          <Button label={booked ? "予約を中止にして閉じる" : "枠を閉じる"} weight="danger" />
        </div>
      </ConsoleForm>
    </section>
  );
}

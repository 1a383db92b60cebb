/** A week's slots with who booked them, and the form that opens new ones. */
import { escapeHtml } from "@kitajs/html";
import { Empty } from "../../console/pieces/empty.js";
import { dayText } from "../../console/timeWords.js";
import { addDays, type CivilDate, civilDate, civilTime, weekdayOf } from "../../time.js";
import { Table } from "../../web/table.js";
import { OpenSlots, type SlotFormProps } from "./slotForm.js";
import { slotCasePath, slotPath, slotsPath } from "./slotPaths.js";
import type { HeldSlot, SlotCase } from "./slotStore.js";
import { weekdayNames } from "./slotWords.js";

export interface SlotListProps extends Omit<SlotFormProps, "action"> {
  ward: string;
  /** Every form of the content, for the names of slots. */
  titles: ReadonlyMap<string, string>;
  monday: CivilDate;
  slots: readonly HeldSlot[];
  cases: readonly SlotCase[];
  /** Week of the next slot after this week. */
  nextDay: CivilDate | undefined;
  mayEdit: boolean;
}

export const spanText = ({ startsAt, endsAt }: Pick<HeldSlot, "startsAt" | "endsAt">): string =>
  `${civilTime(startsAt)}〜${civilTime(endsAt)}`;

export const slotDayText = (date: CivilDate): string => `${dayText(date)}（${weekdayNames[weekdayOf(date)]}）`;

export function SlotListPage(props: SlotListProps): JSX.Element {
  const { ward, forms, monday, slots, nextDay, mayEdit } = props;
  const base = slotsPath(ward);
  const week = (day: CivilDate) => `${base}?week=${day}`;
  return (
    <>
      <h1>相談枠</h1>
      <p>予約を受け付ける時間を開きます。区民は、開いた時間をLINEと申し込みのページで選びます。</p>
      {forms.length === 0 ? <Empty text="予約を受け付ける相談の様式が、この区にはありません。" /> : ""}
      <h2 safe>{`${slotDayText(monday)}からの週`}</h2>
      <p class="row-links">
        <a href={week(addDays(monday, -7))}>前の週</a>
        <a href={base}>今週</a>
        <a href={week(addDays(monday, 7))}>次の週</a>
        {nextDay === undefined ? "" : <a href={week(nextDay)} safe>{`次に枠がある週（${dayText(nextDay)}）`}</a>}
      </p>
      {slots.length === 0 ? <Empty text="この週に開いている枠はありません。" /> : <Slots {...props} />}
      {mayEdit && forms.length > 0 ? <OpenSlots {...props} action={base} /> : ""}
    </>
  );
}

function Slots({ ward, titles, slots, cases }: SlotListProps): JSX.Element {
  return (
    <Table
      id="slots-table"
      caption="枠と予約"
      heads={["日", "時刻", "相談", "場所", "担当", "予約"]}
      rows={slots.map((slot) => [
        escapeHtml(slotDayText(civilDate(slot.startsAt))),
        <a href={slotPath(ward, slot.id)} safe>
          {spanText(slot)}
        </a>,
        escapeHtml(`${titles.get(slot.form) ?? slot.form}${slot.fictional ? "（架空）" : ""}`),
        escapeHtml(slot.place ?? "―"),
        escapeHtml(slot.person ?? "―"),
        <Holders ward={ward} slot={slot} cases={cases.filter(({ slotId }) => slotId === slot.id)} />,
      ])}
    />
  );
}

export function Holders({
  ward,
  slot,
  cases,
}: {
  ward: string;
  slot: HeldSlot;
  cases: readonly SlotCase[];
}): JSX.Element {
  if (slot.cancelled) return <>閉じた枠</>;
  return (
    <>
      {escapeHtml(`${cases.length}/${slot.capacity}件`)}
      {cases.map(({ id, number }) => (
        <>
          {" "}
          <a href={slotCasePath(ward, id)} safe>
            {number}
          </a>
        </>
      ))}
    </>
  );
}

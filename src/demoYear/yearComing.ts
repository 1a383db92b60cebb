/** The fictional events that are still to come, in the eight weeks after the day of the demo. */
import { type EventFields, type EventFieldsInput, eventFields } from "../participation/event/wardEvent.js";
import { addDays, type CivilDate, civilDate, instantOf, weekdayOf } from "../time.js";
import { eventContact, eventDetails, eventPlace, eventSource } from "./yearWords.js";

export interface ComingEvent {
  key: string;
  state: "draft" | "published";
  /** As it stands in the end. */
  fields: EventFields;
  /** People of each sign-up, in order. */
  signUps: readonly number[];
  /** The first gives its place back: who waits is offered it. */
  givenBack: boolean;
  cancelled: string | undefined;
  /** The day on which it was to be at first. */
  movedFrom: Date | undefined;
}

interface Plan {
  name: string;
  title: string;
  summary: string;
  /** Of the eight, from the third day after the demo's on. */
  week: number;
  /** 0 = Sunday … 6 */
  weekday: number;
  from: string;
  to: string;
  more: Partial<EventFieldsInput>;
  signUps?: readonly number[];
  draft?: boolean;
  givenBack?: boolean;
  cancelled?: string;
  movedByDays?: number;
  /** It takes place in the first of the ward's towns, for those who ask for what is near. */
  inTown?: boolean;
}

const ones = (count: number): number[] => Array.from({ length: count }, () => 1);
const signUp = (capacity: number, more: Partial<EventFieldsInput> = {}): Partial<EventFieldsInput> => ({
  ...{ signUp: true, capacity, offerHours: 72 },
  ...more,
});

const plans: readonly Plan[] = [
  {
    ...{ name: "gathering", title: "親子であそぼうひろば", week: 1, weekday: 6, from: "10:30", to: "11:30" },
    summary: "（架空）手あそびと絵本の時間です。きょうだいもいっしょに参加できます。",
    more: {
      ...{ kind: "gathering", topic: "childcare", withChildren: true, audience: "未就学のお子さんと保護者の方" },
      ...signUp(24, { mostPeople: 5, asks: { question: "お子さんの月齢・年齢" } }),
    },
    signUps: [3, 2, 4, 2, 3],
    inTown: true,
  },
  {
    ...{ name: "drill", title: "地域の防災訓練", week: 2, weekday: 0, from: "10:00", to: "12:00" },
    summary: "（架空）水消火器の体験と、避難所を開く練習をします。申し込みはいりません。",
    more: { kind: "drill", topic: "disaster", withChildren: true, languages: ["ja", "easy", "en"] },
    inTown: true,
  },
  {
    ...{ name: "course", title: "見守りサポーター養成講座", week: 2, weekday: 3, from: "14:00", to: "15:30" },
    summary: "（架空）ご近所の見守りで気をつけることを学びます。",
    more: { kind: "course", topic: "watchover", ...signUp(12, { asks: { needs: ["手話通訳", "要約筆記"] } }) },
    signUps: ones(10),
  },
  {
    ...{ name: "fair", title: "町のふれあいバザー", week: 3, weekday: 0, from: "10:00", to: "15:00" },
    summary: "（架空）手作り品の店と、こどもの遊びの広場があります。",
    more: { kind: "fair", topic: "association", withChildren: true },
  },
  {
    ...{ name: "lecture", title: "家具の固定と備えの講座", week: 3, weekday: 2, from: "13:30", to: "15:00" },
    summary: "（架空）家の中でけがをしない備えを学びます。",
    more: { kind: "lecture", topic: "disaster", ...signUp(8, { asks: { needs: ["手話通訳"] } }) },
    signUps: ones(11),
  },
  {
    ...{ name: "reading", title: "おはなし会", week: 4, weekday: 5, from: "11:00", to: "11:40" },
    summary: "（架空）絵本と紙しばいの会です。会場の都合で日が変わりました。",
    more: { kind: "gathering", topic: "childcare", withChildren: true, ...signUp(20, { mostPeople: 4 }) },
    signUps: [2, 3, 2, 2],
    movedByDays: 7,
  },
  {
    ...{ name: "walk", title: "まち歩きの会", week: 4, weekday: 6, from: "09:30", to: "11:30" },
    summary: "（架空）町の危ないところを地図に書きながら歩きます。",
    more: { kind: "gathering", topic: "watchover", ...signUp(15) },
    signUps: ones(6),
    cancelled: "（架空）会場の都合により中止します。",
  },
  {
    ...{ name: "smartphone", title: "スマートフォン入門講座", week: 5, weekday: 4, from: "10:00", to: "11:30" },
    summary: "（架空）災害のお知らせの受け取り方を練習します。少人数の講座です。",
    more: { kind: "course", topic: "office", ...signUp(5) },
    signUps: ones(8),
    givenBack: true,
  },
  {
    ...{ name: "winter", title: "冬の防災教室", week: 7, weekday: 6, from: "14:00", to: "15:30" },
    summary: "（架空）寒い時期の避難を考えます。",
    more: { kind: "drill", topic: "disaster", ...signUp(30) },
    draft: true,
  },
];

/** None of a series that a plan counts: sessions that pass without a record would stand in the plan's figure. */
export function comingEvents(towns: readonly string[], now: Date): ComingEvent[] {
  return plans.map((plan) => {
    const day = dayOf(civilDate(now), plan);
    const moved = plan.movedByDays ?? 0;
    const at = workable(addDays(day, moved));
    return {
      key: `fictional-${plan.name}`,
      state: plan.draft ? "draft" : "published",
      signUps: plan.signUps ?? [],
      givenBack: plan.givenBack ?? false,
      cancelled: plan.cancelled,
      movedFrom: moved === 0 ? undefined : instantOf(day, plan.from),
      fields: eventFields.parse({
        title: `【架空】${plan.title}`,
        summary: plan.summary,
        details: eventDetails,
        startsAt: instantOf(at, plan.from),
        endsAt: instantOf(at, plan.to),
        place: eventPlace,
        district: plan.inTown ? towns[0] : undefined,
        free: true,
        contact: eventContact,
        source: eventSource,
        ...plan.more,
      }),
    };
  });
}

export const recentPeople = 11;

/** One that was held lately: its list still has names, and those who came can be thanked. */
export function recentEvent(now: Date): { key: string; fields: EventFields } {
  const day = addDays(civilDate(now), -10);
  const fields = eventFields.parse({
    ...{ title: "【架空】防災の話を聞く会", summary: "（架空）避難した人の話を聞きました。", details: eventDetails },
    ...{ kind: "lecture", topic: "disaster", startsAt: instantOf(day, "14:00"), endsAt: instantOf(day, "15:30") },
    ...{ place: eventPlace, free: true, contact: eventContact, source: eventSource },
    ...signUp(20, { asks: { needs: ["手話通訳"] } }),
  });
  return { key: "fictional-recent", fields };
}

function dayOf(today: CivilDate, { week, weekday }: Pick<Plan, "week" | "weekday">): CivilDate {
  const first = addDays(today, 3 + 7 * (week - 1));
  return workable(addDays(first, (weekday - weekdayOf(first) + 7) % 7));
}

/** Nobody holds anything from 12/28 to 1/4: it is a week later. */
function workable(day: CivilDate): CivilDate {
  const md = day.slice(5);
  return md >= "12-28" || md <= "01-04" ? workable(addDays(day, 7)) : day;
}

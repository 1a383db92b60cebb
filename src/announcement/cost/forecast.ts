/** What sending costs on one channel, and whether the month's quota has room for it; pure. */
import type { ChannelForecast } from "../desk/announcementDesk.js";
import { extraYen, type LinePlan } from "./linePlan.js";

export interface ForecastFacts {
  channel: string;
  /** LINE counts one per recipient and request, however many messages it carries. */
  messages: number;
  quota: ChannelForecast["quota"];
  /** Messages of other announcements that are under way and not counted by LINE yet. */
  underWay: number;
  reserve: number;
  plan: LinePlan | undefined;
  emergency: boolean;
}

export function forecastChannel(facts: ForecastFacts): ChannelForecast {
  const { channel, messages, quota, reserve, plan, emergency } = facts;
  const limit = quota?.type === "limited" ? quota.value : undefined;
  const free = quota === undefined || limit === undefined ? undefined : limit - quota.used - facts.underWay;
  const left = free === undefined ? undefined : Math.max(0, emergency ? free : free - reserve);
  const fits = left === undefined || messages <= left;
  return {
    channel,
    messages,
    quota,
    reserve,
    left,
    plan: plan?.name,
    // Where LINE can't be asked, every message counts as one beyond the plan: the estimate is an upper limit.
    yen: plan && extraYen(plan, quota?.used ?? plan.includedMessages, messages),
    fits,
    reason: quota === undefined ? unknown : fits || left === undefined ? undefined : tooBig(facts, left),
  };
}

const unknown =
  "今月の残りの通数をLINEに確かめられませんでした。足りないときは、送る途中で止まります。LINE公式アカウントの管理画面でもご確認ください。";

const count = (value: number) => value.toLocaleString("ja-JP");

function tooBig({ messages, reserve, emergency, underWay, quota }: ForecastFacts, left: number): string {
  const parts = [
    `${count(messages)}通を送りますが、今月使えるのはあと${count(left)}通です`,
    `上限${count(quota?.value ?? 0)}通、使用${count(quota?.used ?? 0)}通`,
  ];
  if (underWay > 0) parts.push(`配信中のお知らせ${count(underWay)}通`);
  if (!emergency && reserve > 0) parts.push(`緊急用に取っておく${count(reserve)}通`);
  const [first, ...rest] = parts;
  return `${first}（${rest.join("、")}）。配信対象をしぼるか、来月に送るか、LINEの追加メッセージの上限を上げてください。`;
}

/** Quota, consumption, delivery counts and insight. */
import { type Answer, type Call, type Endpoint, notFound, ok, refused } from "./call.js";
import { quotaOf } from "./plan.js";
import { rateLimits } from "./rateLimits.js";
import { japaneseDate, type Via } from "./usage.js";

const isDate = (text: string | null): text is string => text !== null && /^\d{8}$/.test(text);

/** LINE hides what few people did. */
const fewAreHidden = (count: number): number | null => (count < 20 ? null : count);

function quota({ channel }: Call): Answer {
  const { plan } = channel.usage;
  return ok(plan === null ? { type: "none" } : { type: "limited", value: quotaOf(plan) });
}

const delivery =
  (via: Via) =>
  ({ channel, query, world }: Call): Answer => {
    const date = query.get("date");
    if (!isDate(date)) return refused(400, "The value for the 'date' parameter is invalid");
    if (date < "20180331") return ok({ status: "out_of_service" });
    // LINE counts over night: today's figures are not ready.
    if (date >= japaneseDate(world.clock())) return ok({ status: "unready" });
    return ok({ status: "ready", success: channel.usage.on(date, via) });
  };

const overview = (delivered: number) => ({
  uniqueImpression: fewAreHidden(delivered),
  uniqueClick: null,
  uniqueMediaPlayed: null,
  uniqueMediaPlayed100Percent: null,
});

function requestStatistics({ channel, query }: Call): Answer {
  const requestId = query.get("requestId") ?? "";
  const found = channel.usage.byRequest.get(requestId);
  if (!found) return notFound();
  const { delivered } = found;
  const timestamp = Math.floor(found.at / 1_000);
  return ok({ overview: { requestId, timestamp, delivered, ...overview(delivered) }, messages: [], clicks: [] });
}

function unitStatistics({ channel, query }: Call): Answer {
  const [unit, from, to] = [query.get("customAggregationUnit"), query.get("from"), query.get("to")];
  if (unit === null || !isDate(from) || !isDate(to) || to < from) return refused(400, "The request is invalid");
  return ok({ overview: overview(channel.usage.deliveredFor(unit, from, to)), messages: [], clicks: [] });
}

function followers({ channel, query, world }: Call): Answer {
  const date = query.get("date");
  if (date !== null && !isDate(date)) return refused(400, "The value for the 'date' parameter is invalid");
  if (date !== null && date >= japaneseDate(world.clock())) return ok({ status: "unready" });
  const chats = [...channel.chats.values()];
  const reached = channel.friends.length;
  return ok({
    status: "ready",
    followers: chats.filter((chat) => chat.friend || chat.blocked).length,
    targetedReaches: reached,
    blocks: chats.filter((chat) => chat.blocked).length,
  });
}

const base = "/v2/bot/message";
export const countEndpoints: Endpoint[] = [
  { method: "GET", path: `${base}/quota`, answer: quota },
  { method: "GET", path: `${base}/quota/consumption`, answer: ({ channel }) => ok({ totalUsage: channel.usage.used }) },
  ...(["reply", "push", "multicast", "broadcast"] as const).map(
    (via): Endpoint => ({ method: "GET", path: `${base}/delivery/${via}`, answer: delivery(via) }),
  ),
  {
    method: "GET",
    path: `${base}/aggregation/info`,
    answer: ({ channel }) => ok({ numOfCustomAggregationUnits: channel.usage.unitNames.length }),
  },
  {
    method: "GET",
    path: `${base}/aggregation/list`,
    answer: ({ channel }) => ok({ customAggregationUnits: channel.usage.unitNames }),
  },
  { method: "GET", path: "/v2/bot/insight/message/event", limit: rateLimits.rare, answer: requestStatistics },
  { method: "GET", path: "/v2/bot/insight/message/event/aggregation", limit: rateLimits.rare, answer: unitStatistics },
  { method: "GET", path: "/v2/bot/insight/followers", limit: rateLimits.rare, answer: followers },
];

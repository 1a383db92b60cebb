/** Takes approved announcements when their time has come, and freezes them: bytes, recipients, chunks with their keys (R5). */
import type { Audit } from "../../console/audit/audit.js";
import type { WardSettings } from "../../console/settings/wardSetting.js";
import type { Content } from "../../content.js";
import type { Database, Tx } from "../../db.js";
import { type Pump, startPump } from "../../jobs/pump.js";
import { languages } from "../../language.js";
import { errorFields, type Log } from "../../log.js";
import type { Clock } from "../../time.js";
import { type AnnouncementContent, announcementContent, hashOf } from "../announcement.js";
import { announcementMessages } from "../announcementBubble.js";
import { audience } from "../audience.js";
import { type Criteria, countAudience, type RecipientRule, recipientsSql } from "../audienceStore.js";
import { createShortener, type ShortUrl } from "../figures/shortLink.js";
import { announcementWake, chunkWake } from "./chunk.js";
import { decide, isNight, untilMorningMs } from "./planner.js";
import { planPiece } from "./planPieceStore.js";
import {
  cancelPlan,
  endPlan,
  freezeBodies,
  isEveryFriend,
  takeForPlan,
  type Waiting,
  waitingForPlan,
} from "./planStore.js";

export interface PlannerOptions {
  database: Database;
  clock: Clock;
  content: () => Content;
  /** Channels that are on. */
  channels: ReadonlySet<string>;
  publicUrl: string;
  settingsOf(tx: Tx, ward: string): Promise<Pick<WardSettings, "weeklyCap" | "broadcastAllowed">>;
  /** Further criteria of audiences. */
  criteria?: Criteria | undefined;
  audit: Audit;
  log: Log;
  maySend(): boolean;
}

/** Small enough that a webhook does not wait for it, large enough that 200,000 are soon written. */
const pieceRows = { server: 20_000, embedded: 5_000 } as const;
const everybody = 1_000_000_000;
const takenPauseMs = 100;

interface Plan {
  waiting: Waiting;
  content: AnnouncementContent;
  rule: RecipientRule;
  broadcastAllowed: boolean;
}

export function startPlanner(options: PlannerOptions): Pump {
  const { database, clock, log } = options;
  /** What failed is tried again, later and later: announcement → when, on the monotonic clock, and how often. */
  const failed = new Map<string, { until: number; times: number }>();

  const dueOf = ({ content, emergency, seriesId }: Waiting) => {
    const parsed = announcementContent.parse(content);
    return { content: parsed, emergency, ofSeries: seriesId !== null };
  };

  function isReady(waiting: Waiting): boolean {
    if ((failed.get(waiting.id)?.until ?? 0) > performance.now()) return false;
    if (waiting.state === "planned") return true;
    try {
      return decide(dueOf(waiting), clock.now()) !== "later";
    } catch {
      // Its plan fails, and says so.
      return true;
    }
  }

  async function readPlan(tx: Tx, waiting: Waiting): Promise<Plan> {
    const due = dueOf(waiting);
    const { ward } = waiting;
    const { weeklyCap, broadcastAllowed } = await options.settingsOf(tx, ward);
    const serving = [...options.content().channels].filter(([, wards]) => wards.includes(ward));
    const channels = serving.map(([channel]) => channel).filter((channel) => options.channels.has(channel));
    const rule: RecipientRule = {
      ward,
      audience: audience.parse(waiting.audience),
      emergency: waiting.emergency,
      cap: { weekly: weeklyCap, atRequestOfWard: due.content.sendAt !== undefined || due.ofSeries },
      channels,
      atNight: isNight(clock.now()) && !waiting.emergency,
      criteria: options.criteria,
    };
    const alone = serving.every(([, wards]) => wards.length === 1);
    return { waiting, content: due.content, rule, broadcastAllowed: broadcastAllowed && alone };
  }

  const pieceOptions = ({ waiting, rule }: Plan) => ({
    id: waiting.id,
    recipients: recipientsSql(rule),
    untilMorningMs: untilMorningMs(clock.now()),
  });

  async function begin(tx: Tx, plan: Plan): Promise<void> {
    const { waiting, content, rule } = plan;
    const ward = options.content().wards.get(waiting.ward);
    if (!ward) throw new Error("an announcement of a ward that has no content");
    const links: ShortUrl[] = [];
    const bodies = languages.map((language) => {
      const shortener = createShortener(waiting.id, language, options.publicUrl);
      const { shorten } = shortener;
      const messages = announcementMessages(content, language, { ward, publicUrl: options.publicUrl, shorten });
      links.push(...shortener.links.values());
      return { language, messages: JSON.stringify(messages) };
    });
    const count = await countAudience(tx, rule);
    await freezeBodies(tx, waiting, bodies, links, count.stopped + count.capped);
    if (!plan.content.broadcast || !plan.broadcastAllowed) return;
    const named = rule.audience;
    const all = "all" in named && named.exclude === undefined;
    for (const [channel, n] of Object.entries(count.byChannel)) {
      if (!all || n === 0 || !(await isEveryFriend(tx, channel, n))) {
        log.warn("broadcast would reach others than the audience: sent by multicast", { announcement: waiting.id });
        return;
      }
    }
    await planPiece(tx, { ...pieceOptions(plan), limit: everybody, broadcast: true });
  }

  /** @returns whether pieces are left to write */
  async function step(tx: Tx, waiting: Waiting): Promise<boolean> {
    const state = await takeForPlan(tx, waiting.id);
    if (state === undefined) {
      // Another instance is at it, or the connection of one that died: asking at once again would ask for nothing.
      failed.set(waiting.id, { until: performance.now() + takenPauseMs, times: 0 });
      return false;
    }
    const record = (action: string, facts: Record<string, string | number>) =>
      options.audit.record(tx, {
        actor: { kind: "system" },
        ward: waiting.ward,
        action,
        subject: waiting.id,
        facts,
      });
    if (state === "approved") {
      const stands = waiting.approvals > 0 && hashOf(waiting.content) === waiting.contentSha256;
      const reason = stands ? "expired" : "unapproved";
      if (!stands || decide(dueOf(waiting), clock.now()) === "expired") {
        if (!stands) log.error("announcement without a valid approval was stopped", { announcement: waiting.id });
        await cancelPlan(tx, waiting.id, reason);
        await record("announcement.cancelled", { reason });
        return false;
      }
      await begin(tx, await readPlan(tx, waiting));
      return true;
    }
    const limit = pieceRows[database.kind];
    const plan = await readPlan(tx, waiting);
    const written = await planPiece(tx, { ...pieceOptions(plan), limit, broadcast: false });
    if (written === limit) return true;
    const recipients = await endPlan(tx, waiting.id);
    await record(recipients > 0 ? "announcement.started" : "announcement.finished", { recipients });
    await database.wake(chunkWake);
    return false;
  }

  async function work(waiting: Waiting): Promise<void> {
    try {
      while (options.maySend() && (await database.transaction("worker", (tx) => step(tx, waiting)))) {
        // A transaction for each piece.
      }
    } catch (error) {
      const times = (failed.get(waiting.id)?.times ?? 0) + 1;
      failed.set(waiting.id, { until: performance.now() + Math.min(500 * 2 ** times, 60_000), times });
      log.error("announcement not planned", { announcement: waiting.id, times, ...errorFields(error) });
    }
  }

  return startPump<Waiting>({
    name: "planner",
    inFlight: 1,
    async claim() {
      if (!options.maySend()) return [];
      const waiting = await database.run("worker", waitingForPlan);
      return waiting.filter(isReady).slice(0, 1);
    },
    work,
    subscribe: (listener) => database.onWake(announcementWake, listener),
    log,
  });
}

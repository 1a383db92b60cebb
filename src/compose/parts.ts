/** What several sides of the product share: the stores, and the content as residents meet it. */
import { createAuditStore } from "../console/audit/auditStore.js";
import { createWardSettingStore } from "../console/settings/wardSettingStore.js";
import { createContentLayer } from "../contentLayer.js";
import { createContentLayerStore } from "../contentLayerStore.js";
import type { Tx } from "../db.js";
import { createUnsureStore } from "../guide/learning/unsureStore.js";
import { createQuestionStore } from "../guide/questionStore.js";
import { createUseStore } from "../guide/useStore.js";
import { createJobStore } from "../jobs/jobStore.js";
import { createInboxStore } from "../line/inboxStore.js";
import { createReplyStore } from "../line/replyStore.js";
import { createMenuStore } from "../menu/menuStore.js";
import { createMetrics } from "../metrics.js";
import type { Plan } from "../policy/plan.js";
import { createPlanStore } from "../policy/planStore.js";
import { createResidentLinkStore } from "../resident/residentLinkStore.js";
import { createResidentStore } from "../resident/residentStore.js";
import { createThreadStore } from "../talk/threadStore.js";
import type { AppOptions } from "./options.js";

export type Parts = ReturnType<typeof createParts>;

export function createParts(options: AppOptions) {
  const { database, clock, vault, messenger, channels, config, log } = options;
  const changes = createContentLayerStore();
  const layer = createContentLayer({ database, store: changes, base: options.content, log });
  const plans = createPlanStore(database);
  const filePlansOf = (ward: string): readonly Plan[] => [...(layer.content().wards.get(ward)?.plans.values() ?? [])];
  return {
    database,
    clock,
    vault,
    messenger,
    config,
    log,
    changes,
    layer,
    /** The files, with what staff changed in the console over them; ask each time. */
    content: layer.content,
    /** Why the content's files are not what is shown; empty where they are. */
    contentProblems: () => options.contentFeed?.problems() ?? [],
    /** Channels of a ward that are on. */
    channelsOf: (ward: string): string[] =>
      [...layer.content().channels]
        .filter(([name, wards]) => wards.includes(ward) && channels.has(name))
        .map(([name]) => name),
    audit: createAuditStore(vault),
    settings: createWardSettingStore(database),
    inbox: createInboxStore(database, vault, log),
    replies: createReplyStore(database, vault),
    residents: createResidentStore(database, vault),
    links: createResidentLinkStore(database, vault),
    uses: createUseStore(database, vault),
    questions: createQuestionStore(vault),
    unsure: createUnsureStore(vault),
    threads: createThreadStore(database, vault),
    jobs: createJobStore(database),
    menus: createMenuStore(database),
    metrics: createMetrics(),
    plans,
    filePlansOf,
    /** The plans of a ward that are public: those of the files, and those approved in the console. */
    async plansOf(ward: string, tx: Tx): Promise<readonly Plan[]> {
      const made = await plans.of(tx, ward);
      return [...filePlansOf(ward), ...made.filter(({ approvedAt }) => approvedAt).map((one) => one.plan)];
    },
    /** Dialogues that buttons of cards may open. */
    dialogues: new Set([
      ...["shelter", "settings", "talk", "survey"],
      ...["event", "booking", "association", "consultation", "case", "news", "queue"],
    ]) as ReadonlySet<string>,
  };
}

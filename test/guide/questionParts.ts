/** Questions in vain over a test's database, with a LINE that takes down what it is told. */
import { randomUUID } from "node:crypto";
import type { Audit } from "../../src/console/audit/audit.js";
import { createContentLayer } from "../../src/contentLayer.js";
import { createContentLayerStore } from "../../src/contentLayerStore.js";
import type { Database } from "../../src/db.js";
import { createQuestionConsole } from "../../src/guide/questionConsole.js";
import { createQuestionJobs } from "../../src/guide/questionJobs.js";
import type { QuestionConsoleOptions } from "../../src/guide/questionPathConsole.js";
import { createQuestionSorting } from "../../src/guide/questionSortJobs.js";
import { createQuestionStore } from "../../src/guide/questionStore.js";
import { createUseStore } from "../../src/guide/useStore.js";
import { createJobStore } from "../../src/jobs/jobStore.js";
import type { Language } from "../../src/language.js";
import type { LineMessage } from "../../src/line/messages.js";
import type { SendOutcome } from "../../src/line/replyRules.js";
import { createLog } from "../../src/log.js";
import { createResidentStore } from "../../src/resident/residentStore.js";
import type { Clock } from "../../src/time.js";
import { createVault } from "../../src/vault.js";
import { realContent } from "../support/content.js";
import { testKey } from "../support/service.js";

export interface QuestionPartsOptions {
  audit?: Audit;
  forecast?: QuestionConsoleOptions["forecast"];
}

export interface Pushed {
  channel: string;
  to: string;
  messages: readonly LineMessage[];
  retryKey: string;
}

export function questionParts(database: Database, options: QuestionPartsOptions = {}) {
  const vault = createVault(testKey);
  const log = createLog("silent");
  const time = { now: new Date("2026-11-20T10:00:00+09:00") };
  const clock: Clock = { now: () => time.now };
  const store = createQuestionStore(vault);
  const changes = createContentLayerStore();
  const layer = createContentLayer({ database, store: changes, base: realContent(), log });
  const uses = createUseStore(database, vault);
  const residents = createResidentStore(database, vault);
  const jobStore = createJobStore(database);
  const pushed: Pushed[] = [];
  const line: { answer(to: string): SendOutcome } = { answer: () => ({ kind: "accepted" }) };
  const { content } = layer;
  const sortNew = createQuestionSorting({ database, store, content, clock, questionDays: async () => 7 });
  const jobs = createQuestionJobs({
    database,
    store,
    jobs: jobStore,
    uses,
    content,
    clock,
    messenger: {
      async push(channel, to, messages, retryKey) {
        const outcome = line.answer(to);
        if (outcome.kind === "accepted" && !pushed.some((one) => one.retryKey === retryKey))
          pushed.push({ channel, to, messages, retryKey });
        return outcome;
      },
    },
    lineUserIdOf: residents.lineUserIdOf,
    dialogues: new Set(["shelter"]),
    publicUrl: "http://localhost:3000",
    log,
  });
  const audit = options.audit ?? { record: async () => {} };
  const feature = createQuestionConsole({
    database,
    store,
    changes,
    audit,
    sortNew,
    content,
    tell: jobs.tell,
    ...(options.forecast ? { forecast: options.forecast } : {}),
  });

  return {
    feature,
    store,
    changes,
    layer,
    uses,
    residents,
    jobs,
    pushed,
    line,
    time,
    sortNew: (ward: string) => {
      const found = realContent().wards.get(ward);
      if (!found) throw new Error(`no ward ${ward}`);
      return sortNew(found);
    },
    /** A resident of 西区, reached at this LINE user id. */
    async resident(lineUserId: string): Promise<string> {
      return database.transaction("console", async (tx) => {
        await residents.adopt(tx, "nishi", "nishi", [lineUserId]);
        const person = Buffer.from(vault.pseudonym("person", "nishi", lineUserId));
        const contact = await tx.lineContact.findFirstOrThrow({ where: { person } });
        return contact.residentId;
      });
    },
    /** @returns the question's id */
    async ask(
      text: string,
      more: { ward?: string; language?: Language; residentId?: string; wants?: boolean; nearest?: string[] } = {},
    ): Promise<string> {
      const id = randomUUID();
      const { ward = "nishi", language = "ja", residentId = randomUUID(), wants = false, nearest = [] } = more;
      await database.transaction("console", async (tx) => {
        await uses.unanswered(tx, { id, ward, language, residentId, messageKey: null, text, nearest });
        if (wants) await uses.wish(tx, id, residentId);
        // The database's clock stands still in a transaction and moves between them.
        await tx.$executeRaw`UPDATE unanswered_question SET asked_at = clock_timestamp() WHERE id = ${id}::uuid`;
      });
      return id;
    },
    groups: (ward = "nishi", state: "open" | "settled" = "open") =>
      database.run("console", (tx) => store.groups(tx, ward, state)),
    /** Runs the jobs that are due at the clock's time, as the worker does. @returns the error of the first that failed */
    async work(): Promise<unknown> {
      for (const job of await jobStore.claim(10)) {
        try {
          await jobs.kinds.get(job.kind)?.run(job.payload);
          await jobStore.finish(job.id, "done");
        } catch (error) {
          await jobStore.postpone(job.id, 0, "failed");
          return error;
        }
      }
      return undefined;
    },
  };
}

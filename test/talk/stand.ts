/** The talk with staff on its own: dialogue, pages, inbox and notifications over one database, with what LINE got. */
import express from "express";
import request from "supertest";
import { z } from "zod";
import type { AuditEntry } from "../../src/console/audit/audit.js";
import type { ConsoleContext, ConsolePageProps, ConsoleStaff } from "../../src/console/consoleRoute.js";
import { defaultWardSettings } from "../../src/console/settings/wardSetting.js";
import type { Outcome, Turn } from "../../src/conversation/dialogue.js";
import type { Database } from "../../src/db.js";
import { detectPriority } from "../../src/guide/detectPriority.js";
import { createJobStore } from "../../src/jobs/jobStore.js";
import type { Language } from "../../src/language.js";
import type { LineMessage } from "../../src/line/messages.js";
import type { SendOutcome } from "../../src/line/replyRules.js";
import { createLog } from "../../src/log.js";
import { createResidentStore } from "../../src/resident/residentStore.js";
import { notifySlotStore } from "../../src/talk/notifySlotStore.js";
import { createTalkConsole } from "../../src/talk/talkConsole.js";
import { createTalkDialogue } from "../../src/talk/talkDialogue.js";
import { createTalkInboxStore } from "../../src/talk/talkInboxStore.js";
import { createTalkJobs } from "../../src/talk/talkJobs.js";
import { talkRoutes } from "../../src/talk/talkPages.js";
import { createTalkRetention } from "../../src/talk/talkRetentionJobs.js";
import { createThreadStore } from "../../src/talk/threadStore.js";
import { createVault } from "../../src/vault.js";
import { realContent } from "../support/content.js";
import { testFrame } from "../support/pages.js";

export const editor: ConsoleStaff = {
  id: "e0000000-0000-4000-8000-000000000001",
  name: "西野 みどり",
  email: "nishino@example.jp",
  roles: new Map([["nishi", "editor"]]),
};
export const colleague = { id: "e0000000-0000-4000-8000-000000000002", name: "川口 あおい" };
export const residentId = "11111111-1111-4111-8111-111111111111";
export const lineUserId = `U${"b".repeat(32)}`;

/** Half a minute after ten: what was said a moment ago was said at ten. */
const morning = "2026-11-20T10:00:30+09:00";
export const secret = "ひみつの相談ごと🙏";

export function createStand(database: Database) {
  const content = realContent();
  const vault = createVault(Buffer.alloc(32, 7).toString("base64"));
  const stand = {
    now: new Date(morning),
    lines: [] as string[],
    pushed: [] as { to: string; messages: readonly LineMessage[]; retryKey: string }[],
    audited: [] as AuditEntry[],
    outcomes: [] as SendOutcome[],
    left: false,
  };
  const log = createLog("debug", { write: (line) => stand.lines.push(line) });
  const frame = testFrame({ log });
  const clock = { now: () => stand.now };
  const threads = createThreadStore(database, vault);
  const jobs = createJobStore(database);
  const audit = { record: async (_tx: unknown, entry: AuditEntry) => void stand.audited.push(entry) };
  const settings = defaultWardSettings;
  const answerTo = (text: string) => {
    const id = detectPriority(text, content.priority.signals);
    return id && content.priority.answers[id];
  };
  const dialogue = createTalkDialogue({
    threads,
    officeHoursOf: async () => settings.officeHours,
    publicUrl: "https://ward.example",
  });
  const talkJobs = createTalkJobs({
    database,
    jobs,
    threads,
    slots: notifySlotStore,
    messenger: {
      async push(_channel, to, messages, retryKey) {
        stand.pushed.push({ to, messages, retryKey });
        return stand.outcomes.shift() ?? { kind: "accepted" };
      },
    },
    lineUserIdOf: async () => (stand.left ? undefined : lineUserId),
    wardOf: (id) => content.wards.get(id),
    publicUrl: "https://ward.example",
    log,
  });
  const feature = createTalkConsole({
    database,
    inbox: createTalkInboxStore(vault),
    audit,
    replied: talkJobs.replied,
    officeHoursOf: async () => settings.officeHours,
    staffOf: async () => [editor, colleague],
    inDanger: (text) => answerTo(text) !== undefined,
  });
  const retention = createTalkRetention({
    database,
    wards: [...content.wards.keys()],
    threads,
    retentionDaysOf: async () => settings.talkRetentionDays,
    audit,
  });

  const app = express();
  app.use(...frame.headers);
  app.use(
    talkRoutes({ frame, content, database, clock, threads, settingsOf: async () => settings, inDanger: answerTo }),
  );
  app.use(express.urlencoded({ extended: false }));
  // As the console's frame calls a route, for an editor of whatever ward the address names.
  for (const route of feature.routes) {
    app[route.method](route.path, async (request, response, next) => {
      const ward = content.wards.get(z.string().catch("").parse(request.params.ward));
      if (!ward) return next();
      const context: ConsoleContext = {
        request,
        response,
        staff: editor,
        actor: { kind: "staff", id: editor.id, name: editor.name },
        ward,
        role: "editor",
        now: stand.now,
        view: frame.view(request),
        form: request.body ?? {},
        files: [],
        csrfField: '<input type="hidden" name="_csrf" value="t"/>',
        csrfToken: "t",
        send: async (page: ConsolePageProps, body) => {
          const html = await body;
          response.status(page.status ?? 200).send(`<html lang="ja"><title>t</title><main>${html}</main></html>`);
        },
        redirect: (path) => response.redirect(303, path),
        refuse: async (status, text) => void response.status(status).send(text),
      };
      await route.run(context);
    });
  }
  app.use(frame.missing, frame.failed);

  let turns = 0;
  async function ask(options: { ward?: string; language?: Language; id?: string } = {}) {
    const { ward = "nishi", language = "ja", id = residentId } = options;
    const found = content.wards.get(ward);
    if (!found) throw new Error(`no ward ${ward}`);
    const effect = `aaaaaaaa-0000-4000-8000-${String(++turns).padStart(12, "0")}`;
    const outcome: Outcome = await database.transaction("worker", (tx) =>
      dialogue.open({
        tx,
        resident: { id, channel: ward, ward, language },
        ward: found,
        now: stand.now,
        state: undefined,
        open: undefined,
        lastEntry: undefined,
        messageKey: null,
        stamp: "2026-11-20T01:00:00.000Z#1",
        effectId: () => effect,
      } satisfies Turn),
    );
    const url = new URL(/https:\/\/ward[^"]+/.exec(JSON.stringify(outcome))?.[0] ?? "");
    return { outcome, path: url.pathname, whole: `${url.pathname}${url.search}` };
  }

  /** Runs the jobs that are due, as the worker does; one that throws waits. @returns how many ran to their end */
  async function work(): Promise<number> {
    let done = 0;
    for (const job of await jobs.claim(10)) {
      try {
        await talkJobs.kinds.get(job.kind)?.run(job.payload);
        await jobs.finish(job.id, "done");
        done += 1;
      } catch {
        await jobs.postpone(job.id, 0, "again");
      }
    }
    return done;
  }

  const addResident = async (id = residentId, ward = "nishi") =>
    void (await database.run("console", (tx) => tx.resident.create({ data: { id, channel: ward, ward } })));

  const write = (path: string, text: string, form: Record<string, string> = {}) =>
    request(app)
      .post(path)
      .type("form")
      .send({ text, ...form });
  const threadRows = () => database.run("console", (tx) => tx.thread.findMany({ include: { posts: true } }));
  async function one() {
    const [thread] = await threadRows();
    if (!thread) throw new Error("no thread");
    return thread;
  }
  /** A talk in which the resident has written. */
  async function begun(text = secret) {
    const { path } = await ask();
    await write(path, text, { counter: "childcare" });
    const { id } = await one();
    return { path, id, desk: `/console/nishi/talks/${id}` };
  }
  const reply = (desk: string, text = "お返事です", key?: string) =>
    request(app)
      .post(`${desk}/reply`)
      .type("form")
      .send({ text, ...(key ? { key } : {}) });
  const closeTalk = (desk: string, summary: string) =>
    request(app).post(`${desk}/close`).type("form").send({ summary });
  const later = (statement: string) => database.run("console", (tx) => tx.$executeRawUnsafe(statement));
  /** As before the first test. */
  async function begin() {
    Object.assign(stand, { now: new Date(morning), left: false });
    for (const list of [stand.lines, stand.pushed, stand.audited, stand.outcomes]) list.length = 0;
    await addResident();
  }

  return {
    stand,
    app,
    ask,
    work,
    write,
    threadRows,
    one,
    begun,
    reply,
    closeTalk,
    later,
    begin,
    addResident,
    threads,
    feature,
    retention,
    content,
    vault,
    residents: createResidentStore(database, vault),
  };
}

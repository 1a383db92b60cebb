/** Routes of the buttons on an announcement's page: each does one thing and says what came of it. */
import type { ConsoleContext, ConsoleRoute, Flash } from "../../console/consoleRoute.js";
import { mayAct, type Role } from "../../console/role.js";
import type { Approved, Cancelled, Written } from "../desk/announcementDesk.js";
import { one, sentFields } from "../form/announcementFormFields.js";
import { number, stageOf, stages } from "../page/announcementWords.js";
import { announcementIdOf, announcementPath } from "./announcementConsolePaths.js";
import { showAnnouncement } from "./announcementConsoleShow.js";
import type { AnnouncementConsoleOptions } from "./announcementOptionsConsole.js";

const gone = "そのお知らせはありません。";
const success = (text: string): Flash => ({ kind: "success", text });
const mistake = (text: string): Flash => ({ kind: "mistake", text });

export function actionRoutes(options: AnnouncementConsoleOptions): ConsoleRoute[] {
  const { desk } = options;
  const field = (context: ConsoleContext, name: string) => one(sentFields(context.form), name).trim();
  const versionOf = (context: ConsoleContext) => Number(field(context, "version")) || 0;

  function back(context: ConsoleContext, flash: Flash, id = announcementIdOf(context)): void {
    context.redirect(announcementPath(context.ward.ward.id, id), flash);
  }

  function afterWriting(context: ConsoleContext, written: Written, done: string): Promise<void> | void {
    switch (written.kind) {
      case "written":
        return back(context, success(done), written.announcement.id);
      case "missing":
        return context.refuse(404, gone);
      case "fixed":
        return back(
          context,
          mistake(`いまは「${stages[stageOf({ ...written, submittedAt: undefined })].text}」のため、できません。`),
        );
      case "outdated":
        return back(context, mistake("ほかの人が書き直しました。いまの内容を確かめてから、もう一度押してください。"));
      case "faulty":
        return back(context, mistake(written.findings.map(({ text }) => text).join("\n")));
      default:
        return written satisfies never;
    }
  }

  function afterStopping(context: ConsoleContext, cancelled: Cancelled, done: string): Promise<void> | void {
    switch (cancelled.kind) {
      case "cancelled":
        return back(context, success(done));
      case "missing":
        return context.refuse(404, gone);
      case "over":
        return back(context, mistake("そのあいだに状態がかわりました。いまの状態を確かめてください。"));
      default:
        return cancelled satisfies never;
    }
  }

  async function submit(context: ConsoleContext): Promise<void> {
    const written = await desk.submit(context.ward, context.actor, announcementIdOf(context), versionOf(context));
    await afterWriting(context, written, "承認を依頼しました。承認者のスタートページに出ます。");
  }

  async function approve(context: ConsoleContext): Promise<void> {
    const { ward, actor, role } = context;
    const typed = field(context, "expected");
    const expected = numberOf(typed);
    if (expected === undefined) return stay(context, typed, "届く人数を数字で入力してください。");
    const approved = await desk.approve(ward, actor, announcementIdOf(context), {
      version: versionOf(context),
      expectedRecipients: expected,
      mayApproveOwnEmergency: mayAct(role, "approver"),
    });
    await afterApproval(context, approved, typed);
  }

  async function afterApproval(context: ConsoleContext, approved: Approved, typed: string): Promise<void> {
    switch (approved.kind) {
      case "approved": {
        const { content } = approved.announcement;
        const atOnce = content.sendAt === undefined && content.repeat === undefined;
        const next = atOnce ? "承認しました。送信を始めます。" : "承認しました。決めた時に送ります。";
        return back(context, success(approved.complete ? next : "承認しました。次の段階の人に回りました。"));
      }
      case "missing":
        return context.refuse(404, gone);
      case "fixed":
        return back(context, mistake("もう承認されたか、取り消されています。"));
      case "own":
        return back(context, mistake("自分が書いた、または前の段階で承認したお知らせは、承認できません。"));
      case "not-yours":
        return back(context, mistake(`この段階（${approved.step}）の担当に入っていないため、承認できません。`));
      case "outdated":
        return back(context, mistake("見ていたあいだに書き直されました。いまの内容を確かめてから、承認してください。"));
      case "count":
        return stay(
          context,
          typed,
          `入力された人数（${number(approved.expected)}人）と、いま届く人数（${number(approved.recipients)}人）がちがいます。送る相手が合っているか、もう一度確かめてください。`,
        );
      case "faulty":
        return stay(context, typed, approved.findings.map(({ text }) => text).join("\n"));
      case "too-big":
        return stay(context, typed, approved.forecasts.map(({ reason }) => reason ?? "").join("\n"));
      default:
        return approved satisfies never;
    }
  }

  /** The page again, with what was typed and why it does not do. */
  async function stay(context: ConsoleContext, typed: string, text: string): Promise<void> {
    const view = await desk.view(context.ward, announcementIdOf(context));
    if (!view) return context.refuse(404, gone);
    await showAnnouncement(options, context, view, { status: 409, approval: { mistake: text, typed } });
  }

  async function reject(context: ConsoleContext): Promise<void> {
    const note = field(context, "note");
    if (note === "") return back(context, mistake("直してほしいことを入力してください。"));
    const written = await desk.reject(context.ward, context.actor, announcementIdOf(context), note.slice(0, 300));
    await afterWriting(context, written, "下書きに差し戻しました。");
  }

  async function settle(context: ConsoleContext): Promise<void> {
    const as = field(context, "as");
    if (as !== "sent" && as !== "again") return back(context, mistake("どちらにするかを選んでください。"));
    const settled = await desk.settleUncertain(context.ward, context.actor, announcementIdOf(context), as);
    await afterStopping(context, settled, as === "sent" ? "送ったことにしました。" : "もう一度送ります。");
  }

  const stopping = (verb: "cancel" | "resume", done: string) => async (context: ConsoleContext) =>
    afterStopping(context, await desk[verb](context.ward, context.actor, announcementIdOf(context)), done);

  const correct = async (context: ConsoleContext) =>
    afterWriting(
      context,
      await desk.correct(context.ward, context.actor, announcementIdOf(context)),
      "訂正の下書きを作りました。文章を直して、承認を依頼してください。",
    );

  const route = (verb: string, role: Role, run: ConsoleRoute["run"]): ConsoleRoute => ({
    method: "post",
    path: `/console/:ward/announcements/:id/${verb}`,
    scope: "ward",
    role,
    body: "form",
    run,
  });
  return [
    route("submit", "editor", submit),
    route("approve", "approver", approve),
    route("reject", "approver", reject),
    // Stopping is the safe direction: whoever sees the mistake first may do it.
    route("cancel", "editor", stopping("cancel", "取り消しました。まだ送っていない分は送りません。")),
    route("resume", "approver", stopping("resume", "送信を再開しました。")),
    route("settle", "approver", settle),
    route("correct", "editor", correct),
  ];
}

/** 1,200 and １２００人 are 1200. */
export function numberOf(typed: string): number | undefined {
  const digits = typed.normalize("NFKC").replace(/[,、\s人]/g, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : undefined;
}

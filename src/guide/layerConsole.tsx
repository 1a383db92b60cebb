/** What staff added to the content in the console: the list, the second person's word on drafts, taking back. */
import { z } from "zod";
import type { Audit } from "../console/audit/audit.js";
import type { ConsoleContext, ConsoleRoute } from "../console/consoleRoute.js";
import { mayAct } from "../console/role.js";
import type { WardContent } from "../content.js";
import { type ContentLayerStore, contentWake } from "../contentLayerStore.js";
import type { Database } from "../db.js";
import { LayerPage } from "./layerPage.js";

export interface LayerConsoleOptions {
  database: Database;
  changes: ContentLayerStore;
  audit: Audit;
  wardOf(context: ConsoleContext): WardContent;
}

export function layerRoutes({ database, changes, audit, wardOf }: LayerConsoleOptions): ConsoleRoute[] {
  const path = "/console/:ward/questions/changes";
  const pathOf = ({ ward }: ConsoleContext) => `/console/${ward.ward.id}/questions/changes`;
  const idOf = ({ request }: ConsoleContext) => z.uuid().safeParse(request.params["change"]).data;

  async function show(context: ConsoleContext): Promise<void> {
    const { id } = context.ward.ward;
    const list = await database.run("console", (tx) => changes.list(tx, id));
    await context.send(
      {
        title: "案内に加えたもの",
        section: "questions",
        crumbs: [{ name: "答えられなかった質問", href: `/console/${id}/questions` }],
      },
      <LayerPage
        view={context.view}
        ward={wardOf(context)}
        base={pathOf(context)}
        changes={list}
        staffId={context.staff.id}
        mayWithdraw={mayAct(context.role, "editor")}
        mayApprove={mayAct(context.role, "approver")}
        csrfField={context.csrfField}
      />,
    );
  }

  async function approve(context: ConsoleContext): Promise<void> {
    const ward = context.ward.ward.id;
    const change = idOf(context);
    const result =
      change &&
      (await database.transaction("console", async (tx) => {
        const approved = await changes.approve(tx, ward, change, context.staff.id);
        if (approved === "approved")
          await audit.record(tx, { actor: context.actor, ward, action: "entry.approved", subject: change });
        return approved;
      }));
    if (result === "own")
      return context.refuse(403, "自分が作った下書きは確認できません。別の職員が確認してください。");
    if (result !== "approved") return context.refuse(409, "この下書きは、もう確認されたか取り消されています。");
    context.redirect(pathOf(context), {
      kind: "success",
      text: "確認しました。担当者が案内のファイルに移すまで、区民には出ません。",
    });
  }

  async function withdraw(context: ConsoleContext): Promise<void> {
    const ward = context.ward.ward.id;
    const change = idOf(context);
    const withdrawn =
      change &&
      (await database.transaction("console", async (tx) => {
        if (!(await changes.withdraw(tx, ward, change))) return false;
        await database.wake(contentWake);
        await audit.record(tx, { actor: context.actor, ward, action: "change.withdrawn", subject: change });
        return true;
      }));
    if (!withdrawn) return context.refuse(409, "もう取り消されています。");
    context.redirect(pathOf(context), { kind: "success", text: "取り消しました。" });
  }

  return [
    { method: "get", path, scope: "ward", role: "viewer", run: show },
    { method: "post", path: `${path}/:change/approve`, scope: "ward", role: "approver", run: approve },
    { method: "post", path: `${path}/:change/withdraw`, scope: "ward", role: "editor", run: withdraw },
  ];
}

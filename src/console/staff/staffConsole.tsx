/** Staff administration in the console: for the admins of a ward, and for those of every ward. */
import { z } from "zod";
import type { Content } from "../../content.js";
import type { Database } from "../../db.js";
import type { ConsoleContext, ConsoleFeature } from "../consoleRoute.js";
import { type ConsoleScope, inBothScopes } from "../consoleScope.js";
import { everyWard } from "../role.js";
import { roleNames } from "../roleWords.js";
import type { AccountChange, RoleChange, StaffDesk } from "./staffDesk.js";
import { invitationForm, mistakesOf, roleForm } from "./staffForms.js";
import { StaffMemberPage } from "./staffMemberPage.js";
import { StaffPage } from "./staffPage.js";
import { accountFlash, invitedText, roleFlash } from "./staffWords.js";
import { wardStaffStore } from "./wardStaffStore.js";

export interface StaffConsoleOptions {
  database: Database;
  content: () => Content;
  desk: StaffDesk;
  /** Without a slash at its end. */
  publicUrl: string;
}

interface Shown {
  mistakes?: Readonly<Record<string, string>>;
  link?: { url: string; asked: boolean };
  status?: number;
}

export function createStaffConsole(options: StaffConsoleOptions): ConsoleFeature {
  const { database, content, desk, publicUrl } = options;
  const wardName = (id: string) => (id === everyWard ? "全区" : (content().wards.get(id)?.ward.name.ja ?? id));

  async function list(context: ConsoleContext, { ward, base }: ConsoleScope, shown: Shown = {}): Promise<void> {
    const { mistakes = {}, link, status } = shown;
    const people = await database.run("console", (tx) => wardStaffStore.list(tx, ward));
    const title = ward === everyWard ? "全区の職員" : "職員";
    const form = Object.keys(mistakes).length > 0 ? context.form : {};
    await context.send(
      { title, section: "staff", ...(status === undefined ? {} : { status }) },
      <StaffPage {...{ ward, base, staff: people, wardName, form, mistakes, link, csrfField: context.csrfField }} />,
    );
  }

  async function invite(context: ConsoleContext, scope: ConsoleScope): Promise<void> {
    const form = invitationForm.safeParse(context.form);
    if (!form.success) return list(context, scope, { mistakes: mistakesOf(form.error), status: 400 });
    const invited = await desk.invite(scope.ward, context.actor, form.data);
    switch (invited.kind) {
      case "invited":
        return list(context, scope, { link: { url: `${publicUrl}${invited.path}`, asked: invited.asked } });
      case "joined":
      case "asked":
        return context.redirect(scope.base, { kind: "success", text: invitedText[invited.kind] });
      default:
        return list(context, scope, {
          mistakes: { [invited.kind === "no-second" ? "role" : "email"]: invitedText[invited.kind] },
          status: 409,
        });
    }
  }

  async function show(
    context: ConsoleContext,
    { ward, base }: ConsoleScope,
    shown: { mistakes?: Readonly<Record<string, string>>; link?: string; asked?: boolean; status?: number } = {},
  ): Promise<void> {
    const id = z.uuid().safeParse(context.request.params["id"]).data;
    const found = await database.run("console", async (tx) => {
      const member = id === undefined ? undefined : await wardStaffStore.find(tx, ward, id);
      return member && { member, admins: await wardStaffStore.adminsOf(tx, ward) };
    });
    if (!found) return context.refuse(404, "この職員は見つかりません。");
    const { member, admins } = found;
    const { mistakes = {}, link, asked = false, status } = shown;
    const reason = typeof context.form["reason"] === "string" ? context.form["reason"] : "";
    await context.send(
      {
        title: `${member.name}さん`,
        section: "staff",
        crumbs: [{ name: ward === everyWard ? "全区の職員" : "職員", href: base }],
        ...(status === undefined ? {} : { status }),
      },
      <StaffMemberPage
        ward={ward}
        base={`${base}/${member.id}`}
        member={member}
        self={member.id === context.staff.id}
        hasSecond={admins.some((admin) => admin !== context.staff.id && admin !== member.id)}
        wardName={wardName}
        csrfField={context.csrfField}
        reason={reason}
        mistakes={mistakes}
        link={link}
        asked={asked}
      />,
    );
  }

  async function changeRole(context: ConsoleContext, scope: ConsoleScope): Promise<void> {
    const form = roleForm.safeParse(context.form);
    if (!form.success) {
      const mistakes = { reason: "理由を300文字までで入力してください。" };
      return show(context, scope, { mistakes, status: 400 });
    }
    const id = z.uuid().safeParse(context.request.params["id"]).data;
    const { role, reason } = form.data;
    const change: RoleChange = id
      ? await desk.changeRole(scope.ward, context.actor, id, role, reason)
      : { kind: "missing" };
    if (change.kind === "missing") return context.refuse(404, "この職員は見つかりません。");
    const name = role === null ? "権限なし" : roleNames[role];
    context.redirect(`${scope.base}/${id}`, roleFlash(change.kind, name));
  }

  function account(change: "disable" | "enable" | "reset") {
    return async (context: ConsoleContext, scope: ConsoleScope): Promise<void> => {
      const id = z.uuid().safeParse(context.request.params["id"]).data;
      const done: AccountChange = id
        ? await desk.changeAccount(scope.ward, context.actor, id, change)
        : { kind: "missing" };
      switch (done.kind) {
        case "missing":
          return context.refuse(404, "この職員は見つかりません。");
        case "link":
          return show(context, scope, { link: `${publicUrl}${done.path}`, asked: done.asked });
        default:
          return context.redirect(`${scope.base}/${id}`, accountFlash[done.kind]);
      }
    };
  }

  const page = "staff";
  const role = "admin";
  return {
    routes: [
      ...inBothScopes({ method: "get", role, page, run: list }),
      ...inBothScopes({ method: "post", role, page, below: "/invite", run: invite }),
      ...inBothScopes({ method: "get", role, page, below: "/:id", run: show }),
      ...inBothScopes({ method: "post", role, page, below: "/:id/role", run: changeRole }),
      ...inBothScopes({ method: "post", role, page, below: "/:id/disable", run: account("disable") }),
      ...inBothScopes({ method: "post", role, page, below: "/:id/enable", run: account("enable") }),
      ...inBothScopes({ method: "post", role, page, below: "/:id/reset", run: account("reset") }),
    ],
    navigation: [{ section: "staff", name: "職員", path: (ward) => `/console/${ward}/staff`, role }],
  };
}

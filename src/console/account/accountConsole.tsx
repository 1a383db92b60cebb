/** The account page's routes: what one changes about one's own sign-in. */
import { z } from "zod";
import type { ConsoleContext, ConsoleFeature, ConsoleRoute, Flash } from "../consoleRoute.js";
import { addPasskey, addTotp, passkeyFailed, totpForm } from "../factor/factorForms.js";
import { CodesPage } from "../factor/factorPages.js";
import { passkeyStore } from "../factor/passkeyStore.js";
import { HashesBusy } from "../factor/passwordHash.js";
import { type PasswordFault, passwordFault } from "../factor/passwordRules.js";
import { stepUp } from "../frame/consoleSession.js";
import type { FrameParts } from "../frame/frameParts.js";
import { confirmRoutes } from "../signIn/confirmConsole.js";
import { freshlyProved } from "../signIn/freshProof.js";
import { AccountPage, accountBase } from "./accountPage.js";

const crumbs = [{ name: "アカウント", href: accountBase }];
const removed = (done: boolean): Flash =>
  done
    ? { kind: "success", text: "外しました。" }
    : { kind: "mistake", text: "最後の一つは外せません。先にほかの確認方法を登録してください。" };

export function accountFeature(parts: FrameParts): ConsoleFeature {
  const { database, accounts, passkeys, factors, hashes, sessions, audit } = parts;
  const common = { scope: "anyone", role: "viewer" } as const;
  const asked = (context: ConsoleContext) => ({
    request: context.request,
    form: context.form,
    csrfField: context.csrfField,
    person: context.staff,
    base: accountBase,
    first: false,
  });

  async function show(context: ConsoleContext, fault?: PasswordFault): Promise<void> {
    const { staff, csrfField, request } = context;
    const { account, keys } = await database.run("console", async (tx) => ({
      account: await accounts.byId(tx, staff.id),
      keys: await passkeyStore.of(tx, staff.id),
    }));
    if (!account) return context.refuse(404, "アカウントがありません。");
    const body = (
      <AccountPage
        account={account}
        keys={keys}
        sessions={await sessions.of(staff.id, request.sessionID)}
        passkeyOptions={await passkeys.addOptions(staff, keys)}
        passkeyScript={parts.passkeyScript}
        csrfField={csrfField}
        passwordFault={fault}
      />
    );
    await context.send({ title: "アカウント", section: "account", status: fault ? 400 : 200 }, body);
  }

  /** A change of how one signs in: only soon after proving oneself. */
  const change = (path: string, run: ConsoleRoute["run"]): ConsoleRoute => ({
    method: "post",
    path: `${accountBase}${path}`,
    ...common,
    async run(context) {
      if (await freshlyProved(database, context)) await run(context);
    },
  });

  async function changePassword(context: ConsoleContext): Promise<void> {
    const { staff, actor, form, request } = context;
    const password = z.string().catch("").parse(form["password"]);
    const fault = passwordFault(password, staff.email);
    if (fault) return show(context, fault);
    const hash = await hashes.make(password);
    const epoch = await database.transaction("console", async (tx) => {
      const next = await accounts.setPassword(tx, staff.id, hash);
      await audit.record(tx, { actor, action: "password.changed", subject: staff.id, facts: { by: "self" } });
      return next;
    });
    await stepUp(request, { stage: "full", staffId: staff.id, epoch, provedAt: request.session.provedAt ?? 0 });
    await sessions.endOthers(staff.id, request.sessionID);
    context.redirect(accountBase, {
      kind: "success",
      text: "パスワードを変えました。ほかの端末はサインアウトしました。",
    });
  }

  const routes: ConsoleRoute[] = [
    { method: "get", path: accountBase, ...common, run: (context) => show(context) },
    change("/password", (context) =>
      changePassword(context).catch((error: unknown) => {
        if (!(error instanceof HashesBusy)) throw error;
        context.redirect(accountBase, {
          kind: "warning",
          text: "混み合っています。5秒ほどたってから、やり直してください。",
        });
      }),
    ),
    change("/passkeys", async (context) => {
      const done = await addPasskey(parts, asked(context));
      context.redirect(
        accountBase,
        done ? { kind: "success", text: "登録しました。" } : { kind: "mistake", text: passkeyFailed },
      );
    }),
    change("/passkeys/remove", async (context) => {
      const id = z.string().max(1_400).catch("").parse(context.form["id"]);
      context.redirect(accountBase, removed(await factors.remove(context.staff, { kind: "passkey", id })));
    }),
    {
      method: "get",
      path: `${accountBase}/totp`,
      ...common,
      run: async (context) =>
        context.send({ title: "確認アプリの登録", section: "account", crumbs }, await totpForm(asked(context))),
    },
    change("/totp", async (context) => {
      const again = await addTotp(parts, asked(context));
      if (again === undefined) context.redirect(accountBase, { kind: "success", text: "確認アプリを登録しました。" });
      else await context.send({ title: "確認アプリの登録", section: "account", crumbs, status: 400 }, again);
    }),
    change("/totp/remove", async (context) => {
      context.redirect(accountBase, removed(await factors.remove(context.staff, { kind: "totp" })));
    }),
    change("/codes", async (context) => {
      const codes = (await factors.newCodes({ person: context.staff, first: false })) ?? [];
      const body = <CodesPage codes={codes} name={context.staff.name} next={accountBase} />;
      await context.send({ title: "コード表", section: "account", crumbs }, body);
    }),
    {
      method: "post",
      path: `${accountBase}/sessions/end`,
      ...common,
      async run(context) {
        const { staff, actor, request } = context;
        const others = await sessions.endOthers(staff.id, request.sessionID);
        await database.transaction("console", (tx) =>
          audit.record(tx, { actor, action: "session.closed", subject: staff.id, facts: { others } }),
        );
        context.redirect(accountBase, { kind: "success", text: "ほかの端末をすべてサインアウトしました。" });
      },
    },
    ...confirmRoutes(parts),
  ];
  return { routes };
}

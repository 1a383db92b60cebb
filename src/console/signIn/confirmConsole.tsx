/** Proving oneself again, before something dangerous: by password, by key, or at the city's provider. */

import { z } from "zod";
import { ButtonLink } from "../../web/buttonLink.js";
import { Notice } from "../../web/notice.js";
import type { ConsoleContext, ConsoleRoute } from "../consoleRoute.js";
import { PasskeyForm } from "../factor/passkeyForm.js";
import { passkeyStore } from "../factor/passkeyStore.js";
import { credentialText } from "../factor/passkeys.js";
import { HashesBusy } from "../factor/passwordHash.js";
import { stepUp } from "../frame/consoleSession.js";
import { type FrameParts, originsOf } from "../frame/frameParts.js";
import { Button } from "../pieces/button.js";
import { ConsoleForm } from "../pieces/consoleForm.js";
import { TextField } from "../pieces/textField.js";
import { recordRefusal } from "./admit.js";
import { confirmPath } from "./freshProof.js";
import { waitingWords } from "./tooMany.js";

const account = "/console/account";
const crumbs = [{ name: "アカウント", href: account }];
const typed = z.string().min(1).max(1_000);

export function confirmRoutes(parts: FrameParts): ConsoleRoute[] {
  const { database, accounts, passkeys, limits, hashes, factors } = parts;
  const common = { scope: "anyone", role: "viewer" } as const;

  async function show(context: ConsoleContext, mistake?: string, status = 200): Promise<void> {
    const { staff, csrfField } = context;
    const { known, keys } = await database.run("console", async (tx) => ({
      known: await accounts.byId(tx, staff.id),
      keys: await passkeyStore.of(tx, staff.id),
    }));
    const options = keys.length > 0 ? await passkeys.signInOptions(staff.id, keys) : undefined;
    const body = (
      <div class="reading">
        <h1>もう一度ご本人の確認</h1>
        <Notice kind="mistake" text={mistake} />
        {known?.passwordHash ? (
          <ConsoleForm action={confirmPath} csrfField={csrfField}>
            <TextField
              name="password"
              label="パスワード"
              type="password"
              autocomplete="current-password"
              maxlength={200}
              required
            />
            <Button label="確認する" />
          </ConsoleForm>
        ) : (
          ""
        )}
        {options ? (
          <PasskeyForm
            kind="use"
            action={`${confirmPath}/passkey`}
            csrfField={csrfField}
            label="キーで確認する"
            options={options}
            script={parts.passkeyScript}
          />
        ) : (
          ""
        )}
        {parts.oidc ? (
          <ButtonLink href={`/console/sign-in/oidc?again=1&to=${encodeURIComponent(account)}`} weight="outlined">
            <span>市の共通アカウントで確認する</span>
          </ButtonLink>
        ) : (
          ""
        )}
      </div>
    );
    await context.send({ title: "もう一度ご本人の確認", section: "account", crumbs, status }, body);
  }

  async function proved(context: ConsoleContext): Promise<void> {
    const { staffId, epoch } = context.request.session;
    const provedAt = (await database.now()).getTime();
    await stepUp(context.request, {
      stage: "full",
      provedAt,
      ...(staffId && { staffId }),
      ...(epoch !== undefined && { epoch }),
    });
    context.redirect(account, { kind: "success", text: "確認しました。続けて変更できます。" });
  }

  async function refused(context: ConsoleContext, way: "password" | "passkey", mistake: string): Promise<void> {
    await recordRefusal(parts, way, context.staff.id);
    await show(context, mistake, 401);
  }

  async function byPassword(context: ConsoleContext): Promise<void> {
    const { request, staff, form } = context;
    const ip = request.ip ?? "";
    const tooMany = await limits.password(ip, staff.email);
    if (tooMany) {
      context.response.setHeader("Retry-After", String(tooMany.seconds));
      return show(context, `続けて失敗したため、${waitingWords(tooMany)}お待ちください。`, 429);
    }
    const password = typed.safeParse(form["password"]);
    const known = await database.run("console", (tx) => accounts.byId(tx, staff.id));
    if (!password.success || !(await hashes.matches(known?.passwordHash, password.data)))
      return refused(context, "password", "パスワードが違います。");
    await limits.passwordWasRight(ip, staff.email);
    await proved(context);
  }

  return [
    { method: "get", path: confirmPath, ...common, run: (context) => show(context) },
    {
      method: "post",
      path: confirmPath,
      ...common,
      run: (context) =>
        byPassword(context).catch((error: unknown) => {
          if (error instanceof HashesBusy)
            return show(context, "混み合っています。5秒ほどたってから試してください。", 503);
          throw error;
        }),
    },
    {
      method: "post",
      path: `${confirmPath}/passkey`,
      ...common,
      async run(context) {
        const { request, staff, form } = context;
        const answer = credentialText.safeParse(form["answer"]);
        const good =
          answer.success &&
          (await factors.proveByPasskey(staff.id, answer.data, originsOf(parts, request))) !== undefined;
        await (good
          ? proved(context)
          : refused(context, "passkey", "キーを確認できませんでした。もう一度試してください。"));
      },
    },
  ];
}

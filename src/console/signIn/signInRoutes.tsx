/** Sign-in: the first factor, or a passkey that is both, and signing out. */
import { z } from "zod";
import type { Account } from "../account/accountStore.js";
import { stepAfterPassword } from "../account/accountStore.js";
import { credentialText } from "../factor/passkeys.js";
import { HashesBusy } from "../factor/passwordHash.js";
import { stepUp } from "../frame/consoleSession.js";
import { type FrameContext, type FrameParts, type FrameRoute, originsOf } from "../frame/frameParts.js";
import { plainEmail } from "../staff/staffRosterStore.js";
import { admit, recordRefusal } from "./admit.js";
import { returnPath } from "./returnPath.js";
import { SignInPage } from "./signInPage.js";
import { sayBusy, sayTooMany } from "./tooMany.js";

const typed = z.object({ email: z.string().max(254).transform(plainEmail), password: z.string().min(1).max(1_000) });

/** The same words for every reason: they must not tell who has an account. */
const wrong = "メールアドレスかパスワードが違います。入力し直してください。";

export function signInRoutes(parts: FrameParts): FrameRoute[] {
  const { database, accounts, limits, hashes, passkeys, factors } = parts;

  async function show(
    context: FrameContext,
    {
      mistake,
      remark,
      email = "",
      to,
      status,
    }: { mistake?: string; remark?: string; email?: string; to: unknown; status?: number },
  ): Promise<void> {
    const body = (
      <SignInPage
        mistake={mistake}
        remark={remark}
        email={email}
        to={returnPath(to)}
        passkeyOptions={await passkeys.signInOptions("anybody", undefined)}
        passkeyScript={parts.passkeyScript}
        oidc={parts.oidc !== undefined}
      />
    );
    await context.send("サインイン", body, status);
  }

  /** The person behind e-mail and password. */
  async function known(email: string, password: string): Promise<{ account: Account | undefined; right: boolean }> {
    const account = await database.run("console", (tx) => accounts.byEmail(tx, email));
    const right = await hashes.matches(account?.passwordHash, password);
    return { account, right: right && account?.disabled === false };
  }

  async function withPassword(context: FrameContext): Promise<void> {
    const { request, form } = context;
    const given = typed.safeParse(form);
    const to = form["to"];
    if (!given.success)
      return show(context, { mistake: "メールアドレスとパスワードを入力してください。", to, status: 400 });
    const { email, password } = given.data;
    const ip = request.ip ?? "";
    const tooMany = await limits.password(ip, email);
    if (tooMany) return sayTooMany(context, tooMany);
    const { account, right } = await known(email, password);
    if (!account || !right) {
      await recordRefusal(parts, "password", account?.id);
      return show(context, { mistake: wrong, email, to, status: 401 });
    }
    await limits.passwordWasRight(ip, email);
    const { id: staffId, epoch } = account;
    const stage = stepAfterPassword(account);
    const target = returnPath(to);
    await stepUp(request, { stage, staffId, epoch, ...(target === undefined ? {} : { to: target }) });
    context.redirect(stage === "second" ? "/console/sign-in/second" : "/console/set-up");
  }

  return [
    {
      method: "get",
      path: "/console/sign-in",
      stage: "public",
      run: (context) =>
        show(context, {
          to: context.request.query["to"],
          ...(context.request.query["out"] === "1" ? { remark: "サインアウトしました。" } : {}),
        }),
    },
    {
      method: "post",
      path: "/console/sign-in",
      stage: "public",
      async run(context) {
        try {
          await withPassword(context);
        } catch (error) {
          if (!(error instanceof HashesBusy)) throw error;
          await sayBusy(context);
        }
      },
    },
    {
      method: "post",
      path: "/console/sign-in/passkey",
      stage: "public",
      async run(context) {
        const { request, form } = context;
        const tooMany = await limits.other(request.ip ?? "");
        if (tooMany) return sayTooMany(context, tooMany);
        const to = request.query["to"];
        const answer = credentialText.safeParse(form["answer"]);
        const staffId = answer.success
          ? await factors.proveByPasskey(undefined, answer.data, originsOf(parts, request))
          : undefined;
        const account =
          staffId === undefined ? undefined : await database.run("console", (tx) => accounts.byId(tx, staffId));
        if (!account || account.disabled) {
          await recordRefusal(parts, "passkey", account?.id);
          const mistake = "このキーでは入れませんでした。もう一度試すか、パスワードで入ってください。";
          return show(context, { mistake, to, status: 401 });
        }
        context.redirect(await admit(parts, context, account, "passkey", { to }));
      },
    },
  ];
}

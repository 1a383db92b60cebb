/** The first sign-in by link: a password is set, and the link is used up, by pressing the button and not by looking. */
import { type Account, stepAfterPassword } from "../account/accountStore.js";
import { HashesBusy } from "../factor/passwordHash.js";
import { passwordFault } from "../factor/passwordRules.js";
import { stepUp } from "../frame/consoleSession.js";
import type { FrameContext, FrameParts, FrameRoute } from "../frame/frameParts.js";
import { admit } from "./admit.js";
import type { KnownLink } from "./signInLinkStore.js";
import { sayBusy, sayTooMany } from "./tooMany.js";
import { LinkOverPage, WelcomePage } from "./welcomePage.js";

const path = "/console/welcome/:token";

export function welcomeRoutes(parts: FrameParts): FrameRoute[] {
  const { database, links, accounts, hashes, limits, audit, demo } = parts;

  const tokenOf = ({ request }: FrameContext) => String(request.params["token"] ?? "");
  async function look(context: FrameContext): Promise<KnownLink | undefined> {
    const link = await database.run("console", (tx) => links.look(tx, tokenOf(context)));
    return link?.demo && !demo ? undefined : link;
  }
  const over = (context: FrameContext) => context.send("使えないリンク", <LinkOverPage />, 410);

  /** @returns the account with its new password, or undefined when somebody else used the link first */
  async function setPassword(context: FrameContext, link: KnownLink, password: string): Promise<Account | undefined> {
    const hash = await hashes.make(password);
    return database.transaction("console", async (tx) => {
      if (!(await links.use(tx, tokenOf(context)))) return undefined;
      await accounts.setPassword(tx, link.staffId, hash);
      const account = await accounts.byId(tx, link.staffId);
      const actor = { kind: "staff", id: link.staffId, name: link.name } as const;
      await audit.record(tx, { actor, action: "password.changed", subject: link.staffId, facts: { by: "link" } });
      return account;
    });
  }

  async function enter(context: FrameContext): Promise<void> {
    const tooMany = await limits.other(context.request.ip ?? "");
    if (tooMany) return sayTooMany(context, tooMany);
    const link = await look(context);
    if (!link) return over(context);
    if (link.demo) {
      const account = await database.run("console", (tx) => accounts.byId(tx, link.staffId));
      if (!account) return over(context);
      return context.redirect(await admit(parts, context, account, "demo-link"));
    }
    const given = context.form["password"];
    const password = typeof given === "string" ? given : "";
    const fault = passwordFault(password, link.email);
    if (fault)
      return context.send("ようこそ", <WelcomePage link={link} path={context.request.path} fault={fault} />, 400);
    const account = await setPassword(context, link, password);
    if (!account) return over(context);
    const stage = stepAfterPassword(account);
    await stepUp(context.request, { stage, staffId: account.id, epoch: account.epoch });
    context.redirect(stage === "second" ? "/console/sign-in/second" : "/console/set-up");
  }

  return [
    {
      method: "get",
      path,
      stage: "public",
      async run(context) {
        const link = await look(context);
        if (!link) return over(context);
        await context.send("ようこそ", <WelcomePage link={link} path={context.request.path} />);
      },
    },
    {
      method: "post",
      path,
      stage: "public",
      run: (context) =>
        enter(context).catch((error: unknown) => {
          if (error instanceof HashesBusy) return sayBusy(context);
          throw error;
        }),
    },
  ];
}

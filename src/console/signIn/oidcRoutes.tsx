/** Sign-in with the city's account: there and back, to the staff member it belongs to. */

import { errorFields } from "../../log.js";
import { Banner } from "../../web/banner.js";
import { Words } from "../../web/words.js";
import type { Account } from "../account/accountStore.js";
import { saved } from "../frame/consoleSession.js";
import type { FrameContext, FrameParts, FrameRoute } from "../frame/frameParts.js";
import { plainEmail } from "../staff/staffRosterStore.js";
import { admit, recordRefusal } from "./admit.js";
import { type Oidc, type OidcPerson, oidcCallbackPath } from "./oidc.js";
import { returnPath } from "./returnPath.js";
import { sayTooMany } from "./tooMany.js";

const words = {
  away: "市の共通アカウントに、いまつながりません。しばらくしてから試すか、パスワードで入ってください。",
  refused: "市の共通アカウントでの確認が終わりませんでした。もう一度、サインインの画面から試してください。",
  unknown:
    "このアカウントの方は、まだ職員コンソールに登録されていません。お使いになる区の管理者に、市の共通アカウントと同じメールアドレスでの登録を頼んでください。",
};

export function oidcRoutes(parts: FrameParts, oidc: Oidc): FrameRoute[] {
  const { database, accounts, limits, log } = parts;
  const stage = "public" as const;

  async function say(context: FrameContext, what: keyof typeof words, status: number): Promise<void> {
    const body = (
      <div class="reading">
        <h1>市の共通アカウント</h1>
        <Banner kind="warning" announced>
          <p>
            <Words text={words[what]} />
          </p>
        </Banner>
        <p>
          <a href="/console/sign-in">サインインの画面に戻る</a>
        </p>
      </div>
    );
    await context.send("市の共通アカウント", body, status);
  }

  async function reach<T>(context: FrameContext, ask: () => Promise<T>): Promise<{ answer: T } | undefined> {
    try {
      return { answer: await ask() };
    } catch (error) {
      log.warn("oidc provider failed", errorFields(error));
      await say(context, "away", 503);
      return undefined;
    }
  }

  /** By subject; the first time by an address that the provider has verified, of somebody who is on the staff. */
  async function accountOf({ subject, email }: OidcPerson): Promise<Account | undefined> {
    return database.transaction("console", async (tx) => {
      const known = await accounts.bySubject(tx, subject);
      if (known || email === undefined) return known;
      const named = await accounts.byEmail(tx, plainEmail(email));
      return named && !named.disabled && (await accounts.bindSubject(tx, named.id, subject)) ? named : undefined;
    });
  }

  return [
    {
      method: "get",
      path: "/console/sign-in/oidc",
      stage,
      async run(context) {
        const { request } = context;
        const tooMany = await limits.other(request.ip ?? "");
        if (tooMany) return sayTooMany(context, tooMany);
        const begun = await reach(context, () => oidc.start(request.query["again"] === "1"));
        if (!begun) return;
        const { url, ...oidcAsked } = begun.answer;
        const to = returnPath(request.query["to"]);
        request.session.stage ??= "start";
        request.session.oidc = oidcAsked;
        if (to === undefined) delete request.session.to;
        else request.session.to = to;
        await saved(request);
        context.redirect(url);
      },
    },
    {
      method: "get",
      path: oidcCallbackPath,
      stage,
      async run(context) {
        const { request } = context;
        const { oidc: asked, to } = request.session;
        // An answer counts once.
        delete request.session.oidc;
        if (!asked) return say(context, "refused", 400);
        const query = request.originalUrl.slice(request.originalUrl.indexOf("?"));
        const finished = await reach(context, () => oidc.finish(query, asked));
        if (!finished) return;
        const account = finished.answer && (await accountOf(finished.answer));
        if (account && !account.disabled) {
          // A provider that knows the browser asks nothing: that is a sign-in, but no proof for what wants one.
          return context.redirect(await admit(parts, context, account, "oidc", { to, proved: asked.again }));
        }
        await recordRefusal(parts, "oidc", account?.id);
        await say(context, finished.answer ? "unknown" : "refused", finished.answer ? 403 : 400);
      },
    },
  ];
}

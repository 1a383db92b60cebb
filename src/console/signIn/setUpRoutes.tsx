/** The first second factor: who has none gets no further than this. */
import { Notice } from "../../web/notice.js";
import { stepAfterPassword } from "../account/accountStore.js";
import { addPasskey, addTotp, passkeyFailed, totpForm } from "../factor/factorForms.js";
import { AddCodes, AddPasskey, AddTotp, CodesPage } from "../factor/factorPages.js";
import { ended } from "../frame/consoleSession.js";
import type { FrameContext, FrameParts, FrameRoute } from "../frame/frameParts.js";
import { admit } from "./admit.js";

const base = "/console/set-up";
const stage = "setup" as const;

export function setUpRoutes(parts: FrameParts): FrameRoute[] {
  async function show(context: FrameContext, mistake?: string): Promise<void> {
    const { person, csrfField } = context;
    const options = await parts.passkeys.addOptions(person, []);
    const body = (
      <div class="reading">
        <h1>もう一つの確認方法を登録する</h1>
        <p class="lead">
          パスワードが漏れても他の人が入れないように、次のどれか一つを登録してください。あとから増やしたり、替えたりできます。
        </p>
        <Notice kind="mistake" text={mistake} />
        <AddPasskey base={base} csrfField={csrfField} options={options} script={parts.passkeyScript} />
        <AddTotp base={base} />
        <AddCodes base={base} csrfField={csrfField} left={0} />
      </div>
    );
    await context.send("確認方法の登録", body, mistake === undefined ? 200 : 400);
  }

  const enter = async (context: FrameContext): Promise<string> =>
    admit(parts, context, context.person, "setup", { to: context.request.session.to });
  const asked = (context: FrameContext) => ({ ...context, base, first: true });

  /** A set-up that was left open ends where a second factor has come from elsewhere: then the password is not enough. */
  const whileFirst = (route: FrameRoute): FrameRoute => ({
    ...route,
    async run(context) {
      const account = await parts.database.run("console", (tx) => parts.accounts.byId(tx, context.person.id));
      if (account && stepAfterPassword(account) === "setup") return route.run(context);
      await ended(context.request);
      context.response.redirect(303, "/console/sign-in");
    },
  });

  const routes: FrameRoute[] = [
    { method: "get", path: base, stage, run: (context) => show(context) },
    {
      method: "post",
      path: `${base}/passkeys`,
      stage,
      async run(context) {
        if (await addPasskey(parts, asked(context))) context.redirect(await enter(context));
        else await show(context, passkeyFailed);
      },
    },
    {
      method: "get",
      path: `${base}/totp`,
      stage,
      run: async (context) => context.send("確認アプリの登録", await totpForm(asked(context))),
    },
    {
      method: "post",
      path: `${base}/totp`,
      stage,
      async run(context) {
        const again = await addTotp(parts, asked(context));
        if (again === undefined) context.redirect(await enter(context));
        else await context.send("確認アプリの登録", again, 400);
      },
    },
    {
      method: "post",
      path: `${base}/codes`,
      stage,
      async run(context) {
        const { person } = context;
        const codes = await parts.factors.newCodes({ person, first: true });
        if (!codes) return context.redirect(base);
        const next = await enter(context);
        await context.send("コード表", <CodesPage codes={codes} name={person.name} next={next} />);
      },
    },
  ];
  return routes.map(whileFirst);
}

/** The first second factor: who has none gets no further than this. */
import { Banner } from "../web/banner.js";
import { Words } from "../web/words.js";
import { admit } from "./admit.js";
import { addPasskey, addTotp, passkeyFailed, totpForm } from "./factorForms.js";
import { AddCodes, AddPasskey, AddTotp, CodesPage } from "./factorPages.js";
import type { FrameContext, FrameParts, FrameRoute } from "./frameParts.js";

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
        {mistake === undefined ? (
          ""
        ) : (
          <Banner kind="mistake" announced>
            <p>
              <Words text={mistake} />
            </p>
          </Banner>
        )}
        <AddPasskey base={base} csrfField={csrfField} options={options} script={parts.passkeyScript} />
        <AddTotp base={base} />
        <AddCodes base={base} csrfField={csrfField} left={0} />
      </div>
    );
    await context.send("確認方法の登録", body, mistake === undefined ? 200 : 400);
  }

  const enter = async (context: FrameContext): Promise<string> =>
    admit(parts, context, context.person, "setup", { to: context.request.session.to });
  const asked = (context: FrameContext) => ({ ...context, base });

  return [
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
        const codes = await parts.factors.newCodes(person);
        const next = await enter(context);
        await context.send("コード表", <CodesPage codes={codes} name={person.name} next={next} />);
      },
    },
  ];
}

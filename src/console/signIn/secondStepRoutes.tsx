/** The second step: proves the second factor of somebody whose password was right. */
import { z } from "zod";
import type { Flash } from "../consoleRoute.js";
import { fewCodes } from "../factor/codeSheet.js";
import { passkeyStore } from "../factor/passkeyStore.js";
import { credentialText } from "../factor/passkeys.js";
import { type FrameContext, type FrameParts, type FrameRoute, originsOf } from "../frame/frameParts.js";
import { admit, recordRefusal, type Way } from "./admit.js";
import { SecondStepPage } from "./secondStepPage.js";
import { sayTooMany } from "./tooMany.js";

const path = "/console/sign-in/second";

export function secondStepRoutes(parts: FrameParts): FrameRoute[] {
  const { database, accounts, limits, passkeys, factors } = parts;
  const stage = "second" as const;

  async function show(context: FrameContext, mistake?: string): Promise<void> {
    const { id } = context.person;
    const { account, keys } = await database.run("console", async (tx) => ({
      account: await accounts.byId(tx, id),
      keys: await passkeyStore.of(tx, id),
    }));
    const body = (
      <SecondStepPage
        mistake={mistake}
        csrfField={context.csrfField}
        passkeyOptions={keys.length > 0 ? await passkeys.signInOptions(id, keys) : undefined}
        passkeyScript={parts.passkeyScript}
        hasTotp={Boolean(account?.totpSecret)}
        hasCodes={(account?.codes ?? 0) > 0}
      />
    );
    await context.send("もう一つの確認", body, mistake === undefined ? 200 : 401);
  }

  async function enter(context: FrameContext, way: Way): Promise<void> {
    const { person, request } = context;
    await limits.codeWasRight(person.id);
    const left = await database.run("console", async (tx) => (await accounts.byId(tx, person.id))?.codes ?? 0);
    const flash: Flash | undefined =
      way === "password+codes" && left <= fewCodes
        ? {
            kind: "warning",
            text: `コード表の残りは${left}個です。「アカウント」の画面で新しいコード表を作ってください。`,
          }
        : undefined;
    const to = request.session.to;
    context.redirect(await admit(parts, context, person, way, { to, ...(flash ? { flash } : {}) }));
  }

  return [
    { method: "get", path, stage, run: (context) => show(context) },
    {
      method: "post",
      path,
      stage,
      async run(context) {
        const { person, form } = context;
        // Counted before it is looked at: of guesses at the same moment none goes uncounted.
        const tooMany = await limits.code(person.id);
        if (tooMany) return sayTooMany(context, tooMany);
        const code = z.string().max(40).safeParse(form["code"]);
        const kind = code.success ? await factors.proveByCode(person.id, code.data) : undefined;
        if (kind) return enter(context, `password+${kind}`);
        await recordRefusal(parts, "code", person.id);
        await show(context, "コードが違うか、すでに使われています。新しいコードを入力してください。");
      },
    },
    {
      method: "post",
      path: `${path}/passkey`,
      stage,
      async run(context) {
        const { person, form, request } = context;
        const tooMany = await limits.code(person.id);
        if (tooMany) return sayTooMany(context, tooMany);
        const answer = credentialText.safeParse(form["answer"]);
        if (answer.success && (await factors.proveByPasskey(person.id, answer.data, originsOf(parts, request))))
          return enter(context, "password+passkey");
        await recordRefusal(parts, "passkey", person.id);
        await show(context, "キーを確認できませんでした。もう一度試してください。");
      },
    },
  ];
}

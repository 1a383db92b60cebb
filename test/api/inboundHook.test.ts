import { beforeEach, describe, expect, test } from "vitest";
import { readSignature, signatureOf } from "../../src/announcement/hook/inboundHook.js";
import { emptyDatabase, useDatabase } from "../support/database.js";
import { type ApiBench, openApiBench } from "./bench.js";

const db = useDatabase();
let bench: ApiBench;
let hook: { id: string; secret: string };
beforeEach(async () => {
  await emptyDatabase(db);
  bench = openApiBench(db);
  hook = await add();
});

const add = (ward = "nishi", template = "避難情報") =>
  db.transaction("console", (tx) => bench.hooks.add(tx, { ward, name: "防災情報システム", template }));

const now = () => Math.floor(Date.now() / 1_000);
const warning = JSON.stringify({ values: { area: "千代崎" } });

interface Sending {
  body?: string;
  t?: number;
  secret?: string;
  signature?: string;
  ward?: string;
  id?: string;
}

function send({
  body = warning,
  t = now(),
  secret = hook.secret,
  signature,
  ward = "nishi",
  id = hook.id,
}: Sending = {}) {
  const header = signature ?? `t=${t},v1=${signatureOf(secret, t, Buffer.from(body))}`;
  return bench.request
    .post(`/api/v1/wards/${ward}/hooks/${id}`)
    .set({ "Content-Type": "application/json", "X-Tonari-Signature": header })
    .send(body);
}

describe("a signed webhook", () => {
  test("becomes an emergency draft for everyone in the ward that waits for an approver, and nothing more", async () => {
    const { status, body } = await send();
    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.any(String), state: "draft" });
    const draft = bench.state.rows.get(body.id);
    expect(draft).toMatchObject({
      ward: "nishi",
      state: "draft",
      audience: { all: true },
      submittedAt: expect.any(Date),
    });
    expect(draft?.content).toMatchObject({
      emergency: true,
      variants: { ja: [{ kind: "text", text: "千代崎に避難指示が出ました。" }] },
    });
    expect(draft?.author).toEqual({ kind: "token", id: hook.id, name: "防災情報システム" });
  });

  test("sent again, also at the same moment, makes no second draft and gets the same answer", async () => {
    const t = now();
    const answers = await Promise.all([send({ t }), send({ t }), send({ t })]);
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    bench.change(answers[0]!.body.id, { state: "cancelled" });
    expect((await send({ t })).text).toBe(answers[0]!.text);
    expect(bench.state.created).toBe(1);
  });

  test("of another time is another draft", async () => {
    const t = now();
    await send({ t });
    await send({ t: t - 1 });
    expect(bench.state.created).toBe(2);
  });
});

describe("nobody else", () => {
  test.each<[string, Sending]>([
    ["with another secret", { secret: "guess" }],
    ["without a signature", { signature: "" }],
    ["with a signature of nothing", { signature: "t=,v1=" }],
    ["with a time from six minutes ago", { t: now() - 360 }],
    ["with a time six minutes ahead", { t: now() + 360 }],
    ["with a time that is none", { t: Number.NaN }],
    ["with capital letters", { signature: `t=${now()},v1=${"A".repeat(64)}` }],
  ])("%s has anything written", async (_how, sending) => {
    const { status, body } = await send(sending);
    expect([status, body.code]).toEqual([401, "signature"]);
    expect(bench.state.created).toBe(0);
  });

  test("who changes the body or the time keeps the signature", async () => {
    const t = now();
    const v1 = signatureOf(hook.secret, t, Buffer.from(warning));
    for (const sending of [
      { body: warning.replace("千代崎", "本田"), signature: `t=${t},v1=${v1}` },
      { signature: `t=${t + 1},v1=${v1}` },
    ])
      expect((await send(sending)).status).toBe(401);
  });

  test("through another ward, an unknown or a revoked hook", async () => {
    const other = await add("suminoe");
    for (const sending of [
      { ward: "suminoe" },
      { ward: "atlantis" },
      { id: other.id, secret: other.secret },
      { id: "00000000-0000-4000-8000-000000000000" },
      { id: "x" },
    ])
      expect((await send(sending)).status).toBe(404);
    await db.transaction("console", (tx) => bench.hooks.revoke(tx, hook.id));
    expect((await send()).body.code).toBe("hook-missing");
    expect(bench.state.created).toBe(0);
  });
});

describe("what does not fit the template is refused with the places", () => {
  test.each<[string, string]>([
    ["{}", "values.area"],
    ["", "values.area"],
    ['{"values":{"area":"本田","city":"大阪"}}', "values.city"],
    ['{"values":{"area":5}}', "values.area"],
    ['{"area":"本田"}', "area"],
  ])("%s", async (body, path) => {
    const answer = await send({ body });
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, path]);
    // It was not taken: the same system may mend its values and send again.
    expect(await db.run("console", (tx) => tx.inboundHookKey.count())).toBe(0);
  });

  test("no JSON", async () => {
    expect((await send({ body: "{" })).body).toMatchObject({ status: 400, code: "invalid-json" });
  });

  test("a template that is gone", async () => {
    const orphan = await add("nishi", "昔のひな形");
    expect((await send({ id: orphan.id, secret: orphan.secret })).body).toMatchObject({
      status: 409,
      code: "template-missing",
    });
  });
});

test("the secret lies in the database sealed, and old signatures are forgotten", async () => {
  await send();
  const rows = await db.run("console", (tx) => tx.inboundHook.findMany());
  expect(Buffer.from(rows[0]!.secret).toString("latin1")).not.toContain(hook.secret);
  await db.run(
    "console",
    (tx) => tx.$executeRaw`UPDATE inbound_hook_key SET received_at = now() - interval '25 hours'`,
  );
  await bench.hooks.forgetOld();
  expect(await db.run("console", (tx) => tx.inboundHookKey.count())).toBe(0);
});

test("a hook that is called too often is told when to come again, a stranger does not count", async () => {
  const left = [true, false];
  bench = openApiBench(db, { limit: async () => ({ ok: left.shift() ?? false, retryAfter: 30 }) });
  await send({ secret: "guess" });
  expect((await send()).status).toBe(201);
  const { status, headers } = await send();
  expect([status, headers["retry-after"]]).toEqual([429, "30"]);
});

test("signatures are read with and without a blank", () => {
  const v1 = "0".repeat(64);
  expect(readSignature(`t=12, v1=${v1}`)).toEqual(readSignature(`t=12,v1=${v1}`));
});

import express from "express";
import request from "supertest";
import { beforeEach, describe, expect, it } from "vitest";
import { detectPriority } from "../../../src/guide/detectPriority.js";
import { languages } from "../../../src/language.js";
import type { AssociationAnswer } from "../../../src/participation/association/associationDesk.js";
import type { AssociationPlace } from "../../../src/participation/association/associationTable.js";
import { caseRoutes } from "../../../src/participation/case/casePages.js";
import { fieldOf } from "../../../src/participation/case/caseSent.js";
import { createSendingLimits, sendingLimits } from "../../../src/participation/sendingLimitsStore.js";
import { slotStore } from "../../../src/participation/slot/slotStore.js";
import { createResidentLinkStore } from "../../../src/resident/residentLinkStore.js";
import { realContent } from "../../support/content.js";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { read, testFrame } from "../../support/pages.js";
import { createStand, friday, residentId, staff } from "./stand.js";

const database = useDatabase();
const content = realContent();
const frame = testFrame();
let cases: ReturnType<typeof createStand>;
let app: express.Express;
let tooMany = false;
let asked: AssociationPlace[] = [];
let answer: AssociationAnswer;

beforeEach(async () => {
  await emptyDatabase(database);
  cases = createStand(database);
  await cases.residents();
  tooMany = false;
  asked = [];
  answer = { kind: "unknown", office: undefined };
  app = express();
  app.use(...frame.headers);
  app.use(
    caseRoutes({
      frame,
      content,
      database,
      clock: cases.clock,
      desk: cases.desk,
      links: createResidentLinkStore(database, cases.vault),
      limits: { send: async () => (tooMany ? { seconds: 120 } : undefined) },
      associations: {
        associationOf: async (_tx, _ward, place) => {
          asked.push(place);
          return answer;
        },
        nameOf: (_ward, key) => `名前 ${key}`,
      },
      slots: slotStore,
      inDanger(text) {
        const id = detectPriority(text, content.priority.signals);
        return id && content.priority.answers[id];
      },
      publicUrl: "http://localhost:3000",
    }),
  );
  app.use(frame.missing, frame.failed);
});

const seed = "44444444-4444-4444-8444-444444444444";
const fields = (answers: Record<string, string | string[]>) =>
  Object.fromEntries(Object.entries(answers).map(([key, value]) => [fieldOf(key), value]));
const join = {
  name: "町田 さくら",
  phone: "０６-1234-5678",
  town: "新町",
  buildingType: "apartment",
  building: "コーポ新町",
};
const post = (path: string, answers: Record<string, string | string[]>, more: object = {}) =>
  request(app)
    .post(path)
    .type("form")
    .send({ seed, ...fields(answers), ...more });
const formPath = "/nishi/forms/association-join";

async function made(path = formPath, answers: Record<string, string | string[]> = join) {
  const sent = await post(path, answers);
  if (sent.status !== 303) throw new Error(`${sent.status} ${read(sent.text)}`);
  return new URL(sent.headers["location"] ?? "", "http://x").pathname;
}

describe("what a ward can be asked for", () => {
  it("is listed by subject, in each language, with the ward's own forms only", async () => {
    for (const lang of languages) {
      const page = await request(app).get(`/nishi/forms?lang=${lang}`);
      expect(page.status).toBe(200);
      const titles = [...(content.wards.get("nishi")?.caseForms.values() ?? [])].map(({ title }) => title[lang]);
      expect(
        titles.filter(
          (title) =>
            !page.text
              .replace(/<rp>.*?<\/rp>|<rt>.*?<\/rt>|<\/?ruby>/g, "")
              .includes(title.replace(/（[ぁ-ん]+）/g, "")),
        ),
      ).toEqual([]);
    }
    const nishi = (await request(app).get("/nishi/forms")).text;
    expect(nishi).toContain("/nishi/forms/disaster-lecture");
    expect(nishi).not.toContain("childcare-concierge");
  });

  it.each([
    "/nishi/forms/childcare-concierge",
    "/nishi/forms/none",
    "/nishi/forms/%00",
    "/nishi/forms/constructor",
    "/osaka/forms",
    "/osaka/case/aaaaaaaaaaaaaaaaaaaaaaaaa",
  ])("is not there at %s", async (path) => {
    expect((await request(app).get(path)).status).toBe(404);
  });
});

describe("the form", () => {
  it("is whole in every language, with purpose and keeping before the first question", async () => {
    for (const [ward, { caseForms }] of content.wards)
      for (const form of caseForms.values())
        for (const lang of languages) {
          const page = await request(app).get(
            `/${ward}/forms/${form.key}?lang=${lang}&town=${encodeURIComponent("新町")}`,
          );
          const text = read(page.text);
          expect([form.key, lang, page.status]).toEqual([form.key, lang, 200]);
          expect(text).not.toMatch(/\{[a-z]+\}|undefined/);
          expect(page.headers["cache-control"]).toBe("no-store");
        }
    const page = read((await request(app).get("/nishi/forms/company-help")).text);
    expect(page.indexOf("書いていただくことの使い方")).toBeLessThan(page.indexOf("お名前"));
    expect(page).toContain("終わった日から12か月で消します");
  }, 60_000);

  it("begins with 119 and 110 where somebody may be in danger", async () => {
    const page = (await request(app).get("/nishi/forms/watchover-concern")).text;
    expect(page.indexOf("tel:119")).toBeGreaterThan(0);
    expect(page.indexOf("tel:119")).toBeLessThan(page.indexOf("<h1"));
  });

  it("asks for the town first and says which association it is, or that the ward finds it", async () => {
    const first = (await request(app).get(formPath)).text;
    expect(first).toContain('name="town"');
    expect(first).not.toContain(fieldOf("name"));
    const unknown = await request(app).get(`${formPath}?town=${encodeURIComponent("新町")}`);
    expect(read(unknown.text)).toContain("新町の町会は、このページではまだ分かりません");
    const association = { key: "k", name: "新町第一町会", federation: undefined, fee: undefined, contact: undefined };
    answer = { kind: "found", association: { ...association, content: undefined }, by: "town", table: undefined };
    const known = await request(app).get(`${formPath}?town=${encodeURIComponent("新町")}`);
    expect(read(known.text)).toContain("新町は「新町第一町会」の区域と思われます");
    // A town of nowhere is not taken over into the page.
    expect((await request(app).get(`${formPath}?town=%3Cscript%3E`)).text).not.toContain("<script>");
  });

  it("makes a case that only its own page shows, with what was told and where it stands", async () => {
    const association = { key: "k", name: "新町第一町会", federation: undefined, fee: undefined, contact: undefined };
    answer = { kind: "found", association: { ...association, content: undefined }, by: "building", table: undefined };
    const sent = await post(formPath, join);
    const own = await request(app).get(sent.headers["location"] ?? "");
    const text = read(own.text);
    for (const word of [
      "2026-0001",
      "町田 さくら",
      "06-1234-5678",
      "集合住宅",
      "名前 k",
      "2026年11月30日",
      "控えておいて",
    ])
      expect(text).toContain(word);
    expect(own.headers).toMatchObject({
      "cache-control": "no-store",
      "x-robots-tag": "noindex",
      "referrer-policy": "no-referrer",
    });
    expect(asked.at(-1)).toEqual({ town: "新町", block: undefined, building: "コーポ新町" });
    const again = await post(formPath, join);
    expect(again.headers["location"]).toBe(sent.headers["location"]);
    expect(await cases.do((tx) => tx.wardCase.count())).toBe(1);
    // Nothing that was written is in the address.
    expect(decodeURIComponent(sent.headers["location"] ?? "")).not.toMatch(/町田|1234/);
  });

  it.each([
    ["no name", { name: " " }, "「お名前」を書いてください。"],
    ["a name that is too long", { name: "あ".repeat(61) }, "「お名前」は60文字までにしてください。"],
    ["a telephone number that is none", { phone: "12345" }, "06-1234-5678のように"],
    ["an e-mail address that is none", { email: "x@" }, "name@example.jpのように"],
    ["neither telephone nor e-mail", { phone: "" }, "どちらかを書いてください。"],
    ["a town of another ward", { town: "御崎" }, "「お住まいの町」を選んでください。"],
    ["a choice that is not there", { buildingType: "castle" }, "「建物の種類」を選んでください。"],
  ])("says at its field what is wrong: %s; what was typed stays", async (_name, own, words) => {
    const page = await post(formPath, { ...join, wishes: "書きかけの希望", ...own });
    expect(page.status).toBe(400);
    expect(read(page.text)).toContain(words);
    expect(page.text).toContain("書きかけの希望");
    expect(page.text).toContain("field-mistaken");
    expect(await cases.do((tx) => tx.wardCase.count())).toBe(0);
  });

  it("names all mistakes at once, in the order of the questions", async () => {
    const page = (await post(formPath, { town: "新町" })).text;
    const linked = [...page.matchAll(/<li><a href="#(q-\w+)"/g)].map(([, id]) => id);
    expect(linked).toEqual(["q-name", "q-phone", "q-buildingType"]);
  });

  it.each([
    ["a day that is none", "disaster-lecture", { first: "2026-02-30" }, "2026-12-05のような日付"],
    ["a number in words", "disaster-lecture", { people: "たくさん" }, "数字だけで"],
    ["nothing chosen", "company-help", { offer: [] }, "「協力できること」を選んでください。"],
  ])("takes no %s", async (_name, form, own, words) => {
    const page = await post(`/nishi/forms/${form}`, own);
    expect([page.status, read(page.text).includes(words)]).toEqual([400, true]);
  });

  it("takes hostile bodies without falling over", async () => {
    for (const body of [
      "",
      `${fieldOf("name")}[a]=1`,
      `${fieldOf("name")}=a&${fieldOf("name")}=b`,
      `seed=x&__proto__=1&${fieldOf("name")}=%00%EF%BF%BF`,
    ])
      expect((await request(app).post(formPath).type("form").send(body)).status).toBe(400);
    const odd = await made(formPath, { ...join, name: "\u0000さくら\u0007\ud83d", wishes: "=HYPERLINK()\r\n<b>" });
    expect(read((await request(app).get(odd)).text)).toContain("さくら");
  });

  it("refuses forms of other sites, and asks to wait where too many come, keeping what was typed", async () => {
    const foreign = await post(formPath, join).set("Sec-Fetch-Site", "cross-site");
    expect(foreign.status).toBe(403);
    tooMany = true;
    const page = await post(formPath, join);
    expect([page.status, page.headers["retry-after"]]).toEqual([429, "120"]);
    expect(page.text).toContain("町田 さくら");
    expect(await cases.do((tx) => tx.wardCase.count())).toBe(0);
  });
});

it("one address may send so many forms in ten minutes, one link fewer, and neither is kept readable", async () => {
  const limits = createSendingLimits(database, cases.vault, "case");
  for (let n = 0; n < sendingLimits.case.address.points; n++)
    expect(await limits.send({ ip: "203.0.113.7" })).toBeUndefined();
  expect((await limits.send({ ip: "203.0.113.7" }))?.seconds).toBeGreaterThan(0);
  expect(await limits.send({ ip: "198.51.100.7" })).toBeUndefined();
  for (let n = 0; n < sendingLimits.case.link.points; n++) expect(await limits.send({ token: "abc" })).toBeUndefined();
  expect(await limits.send({ token: "abc" })).toBeDefined();
  const kept = await cases.do((tx) => tx.$queryRaw`SELECT to_jsonb(l) FROM shared_limit l`);
  expect(JSON.stringify(kept)).not.toMatch(/203\.0|abc"/);
});

describe("by a link from LINE", () => {
  const link = () =>
    cases.do((tx) => createResidentLinkStore(database, cases.vault).create(tx, residentId, "case", "turn"));

  it("the case is the resident's, who hears of it in LINE and need not say how to be reached where a form allows it", async () => {
    const token = await link();
    const path = await made(`/nishi/forms/evacuation-plan-interest/${token}`, { who: "self", name: "山田" });
    expect(read((await request(app).get(`${path}?said=made`)).text)).toContain("LINEとこのページでお知らせします");
    expect(cases.stand.told).toMatchObject([{ kind: "case.received", residentId }]);
    const visitor = await post("/nishi/forms/evacuation-plan-interest", { who: "self", name: "山田" });
    expect(visitor.status).toBe(400);
  });

  it("that is over, of another purpose or another ward, no form opens", async () => {
    const token = await link();
    expect((await request(app).get(`/suminoe/forms/company-help/${token}`)).status).toBe(410);
    await cases.do((tx) => tx.$executeRaw`UPDATE resident_link SET purpose = 'settings'`);
    expect((await request(app).get(`/nishi/forms/company-help/${token}`)).status).toBe(410);
    expect((await post("/nishi/forms/company-help/%00", join)).status).toBe(410);
  });
});

describe("a form with times", () => {
  const [first, second] = ["55555555-5555-4555-8555-555555555551", "55555555-5555-4555-8555-555555555552"];
  const path = "/nishi/forms/home-visit";
  const visit = { name: "母", phone: "090-1234-5678", town: "新町" };
  const openTimes = () =>
    cases.do((tx) =>
      slotStore.add(
        tx,
        "nishi",
        "home-visit",
        [first, second].map((id, n) => ({
          id: id ?? "",
          startsAt: new Date(`2026-11-25T0${n + 1}:00:00Z`),
          endsAt: new Date(`2026-11-25T0${n + 2}:00:00Z`),
          place: undefined,
          person: undefined,
          capacity: 1,
        })),
      ),
    );

  it("says that none is open, and whom to ask", async () => {
    const page = await request(app).get(path);
    expect(read(page.text)).toContain("いま予約できる日時がありません");
    expect(page.text).not.toContain("<textarea");
  });

  it("offers what is open by day, takes the chosen one, and shows it on the case's page", async () => {
    await openTimes();
    const page = await request(app).get(`${path}?slot=${second}`);
    expect(read(page.text)).toContain("2026年11月25日（水）");
    expect(page.text).toMatch(new RegExp(`value="${second}" checked`));
    expect((await post(path, visit)).status).toBe(400);
    const sent = await post(path, visit, { slot: first });
    expect(read((await request(app).get(sent.headers["location"] ?? "")).text)).toContain("10:00〜11:00");
    const gone = await post(path, visit, { slot: first, seed: "66666666-6666-4666-8666-666666666666" });
    expect(gone.status).toBe(409);
    expect(read(gone.text)).toContain("別の日時を選んでください");
    expect(gone.text).not.toContain(`value="${first}"`);
    expect(gone.text).toContain('value="母"');
  });
});

describe("the page of a case", () => {
  it("shows what staff wrote for the resident, and no note of theirs", async () => {
    const path = await made();
    await cases.do(async (tx) => {
      const [row] = await tx.wardCase.findMany();
      if (!row) throw new Error("no case");
      await cases.desk.note(tx, "nishi", row.id, "職員だけのメモ", staff);
      await cases.desk.setState(
        tx,
        "nishi",
        row.id,
        { state: "passed-on", seen: 1, message: "会長さんへ伝えました" },
        staff,
        friday,
      );
    });
    const page = read((await request(app).get(path)).text);
    expect(page).toContain("町会へ取り次ぎました");
    expect(page).toContain("会長さんへ伝えました");
    expect(page).not.toContain("職員だけのメモ");
    expect(page).not.toContain(staff.name);
  });

  it("shows the priority answer first when what was written says that a life is in danger", async () => {
    const path = await made("/nishi/forms/watchover-concern", { what: "隣の人が倒れて息をしていない", place: "新町" });
    const page = (await request(app).get(path)).text;
    expect(page.indexOf("tel:119")).toBeLessThan(page.indexOf("近所の気になる人のこと</h1>"));
    expect(page).toContain("banner-danger");
  });

  it("lets its holder take it back after asking once more, says until when it is kept, and can't be taken back twice", async () => {
    const path = await made();
    const ask = await request(app).get(`${path}?view=withdraw`);
    expect(read(ask.text)).toContain("取り下げますか");
    expect(ask.text).not.toContain(path.split("/").at(-1) ?? "?");
    const done = await request(app).post(path);
    expect([done.status, done.headers["location"]]).toEqual([303, "?said=withdrawn"]);
    const page = read((await request(app).get(`${path}?said=withdrawn`)).text);
    expect(page).toContain("この記録は2027年5月20日に消します");
    expect((await request(app).post(path)).headers["location"]).toBe("?said=over");
    expect((await request(app).post(path).set("Sec-Fetch-Site", "cross-site")).status).toBe(403);
  });

  it("is gone when the record is erased, and for links that never were", async () => {
    const path = await made();
    await cases.do((tx) => tx.wardCase.updateMany({ data: { answers: null } }));
    expect((await request(app).get(path)).status).toBe(410);
    expect((await request(app).post(path)).status).toBe(410);
    for (const token of ["x", "%00", "a".repeat(43)])
      expect((await request(app).get(`/nishi/case/${token}`)).status).toBe(410);
  });
});

import request from "supertest";
import { describe, expect, test } from "vitest";
import type { Decision } from "../../src/guide/guide.js";
import { createLog } from "../../src/log.js";
import { realContent } from "../support/content.js";
import { pagesApp, read } from "../support/pages.js";

const content = realContent();
const lines: string[] = [];
const app = pagesApp({ log: createLog("debug", { write: (line) => lines.push(line) }) });
const nishi = content.wards.get("nishi");
if (!nishi) throw new Error("there is no ward nishi");

const ask = (question: string, at = "/nishi") => request(app).post(at).type("form").send({ q: question });

describe("a question on the web", () => {
  /** Asks where the guide decides so. */
  const asked = (decision: Decision) =>
    request(pagesApp({ decide: () => decision }))
      .post("/nishi")
      .type("form")
      .send({ q: "これについて" });
  const linked = (html: string) =>
    [...html.matchAll(/<li><a href="\/nishi\/([a-z]+\.[a-z0-9.-]+)"/g)].map(([, id]) => id);
  test("that is surely about one entry gets that entry", async () => {
    const question = "町会に入るにはどうしたらいいですか";
    const decision = nishi.guide.decide(question, "ja");
    if (decision.kind !== "answer") throw new Error(`"${question}" is not sure`);
    const { status, text } = await ask(question);
    expect(status).toBe(200);
    expect(read(text)).toContain(nishi.topics.get(decision.entry)?.text.ja.answer);
    expect(text).toContain(`href="/nishi/${decision.entry}"`);
  });

  test("that is not sure gets a few to choose from, best first", async () => {
    const entries = ["association.join", "childcare.consult"];
    const { text } = await asked({ kind: "choices", entries, confidence: 0.3 });
    expect(read(text)).toContain("もしかして、次のことですか？");
    expect(linked(text)).toEqual(entries);
  });

  test("that another ward could answer names it, and what is near in this one", async () => {
    const { text } = await asked({
      kind: "other-ward",
      ward: "suminoe",
      otherEntry: "watchover.supporter-course",
      entries: ["watchover.volunteer"],
      confidence: 0.8,
    });
    const title = content.wards.get("suminoe")?.topics.get("watchover.supporter-course")?.text.ja.title;
    expect(read(text)).toContain(`住之江区には「${title}」の案内がありますが、西区の資料にはありません。`);
    expect(text).toContain('href="/suminoe/watchover.supporter-course"');
    expect(linked(text)).toEqual(["watchover.volunteer"]);
  });

  test("about a service that isn't covered says whose work it is", async () => {
    const service = content.elsewhere.find(({ refer }) => refer !== undefined);
    const { text } = await asked({ kind: "none", elsewhere: service?.id, confidence: 0.8 });
    expect(read(text)).toContain(nishi.say("ja")("elsewhereLead", { service: service?.name.ja ?? "?" }));
    expect(read(text)).toContain(service?.refer?.ja);
  });

  test("that fits nothing is told so, with what does", async () => {
    const { text } = await asked({ kind: "none", elsewhere: undefined, confidence: 0.9 });
    expect(read(text)).toContain(nishi.say("ja")("noneLead"));
    expect(text).toContain('href="/nishi/office.contact"');
  });

  test("about somebody in danger gets the priority answer first, without being shown again", async () => {
    const { text } = await ask("夫に殴られて怖い");
    const { beginning, answers } = content.priority;
    const page = read(text.slice(text.indexOf("<main")));
    expect(page.startsWith(beginning.ja)).toBe(true);
    expect(page).toContain(answers["priority.dv"].text.ja.lead);
    for (const { number } of [answers["priority.dv"].first, ...answers["priority.dv"].others])
      expect(page).toContain(number);
    expect(text).not.toContain("殴られて");
    expect(text).toContain("data-leave");
  });

  test("in another language is answered in it", async () => {
    const { text } = await ask("Where is the ward office and when is it open?");
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('action="/nishi?lang=en"');
  });

  test("in plain Japanese stays in plain Japanese", async () => {
    expect((await ask("町会に入りたいです、どうしますか", "/nishi?lang=easy")).text).toContain('class="easy"');
  });

  test("that is only a greeting is greeted", async () => {
    const page = read((await ask("こんにちは")).text);
    expect(content.smalltalk.some(({ reply }) => page.includes(reply.ja))).toBe(true);
    expect(page).toContain(nishi.say("ja")("smalltalkMore"));
  });

  test.each([
    ["避難所", "/nishi/shelters"],
    ["町会に入りたい", "/nishi/association.join"],
    ["メニュー", "/nishi"],
    ["区を変える", "/"],
  ])("「%s」 leads to %s", async (word, address) => {
    const { status, headers } = await ask(word);
    expect(status).toBe(303);
    expect(headers.location).toBe(address);
  });

  test("to delete one's data is told that nothing is kept here", async () =>
    expect(read((await ask("私のデータを消して")).text)).toContain(
      "このページでは、あなたについて何も保存していません。",
    ));

  test("that is empty is asked for again", async () => {
    const { status, text } = await ask("   ");
    expect(status).toBe(400);
    expect(text).toContain('aria-describedby="question-hint question-mistake" aria-invalid="true"');
  });

  test("leaves no trace: not in a title, an address, a shared cache or the log", async () => {
    lines.length = 0;
    const question = "ひみつの質問です、引っ越しのこと";
    const { text, headers } = await ask(question);
    expect(headers["cache-control"]).toBe("private, no-cache");
    expect(text.match(/<title>(.*?)<\/title>/)?.[1]).toBe("調べた結果 | となり 大阪市西区 (デモ)");
    expect(text).toContain('<meta name="robots" content="noindex"/>');
    expect(text.replace(`value="${question}"`, "")).not.toContain("ひみつ");
    expect(lines).toEqual([]);
  });

  test("in a link of ours is answered too", async () =>
    expect(read((await request(app).get(`/nishi?q=${encodeURIComponent("宇宙旅行に行きたい")}`)).text)).toContain(
      nishi.say("ja")("noneLead"),
    ));

  test.each([
    `"><script>alert(1)</script>`,
    `' onfocus='alert(1)`,
    "</title><script>",
    "\u0000\ud800",
    "{{7*7}}",
    "😀".repeat(400),
  ])("%j is text", async (hostile) => {
    const { status, text } = await ask(hostile);
    expect(status).toBe(200);
    // Inside the quotes of the field only a quote could do harm.
    const around = text.replace(/ value="[^"]*"/, "");
    expect(around.match(/<script/g)).toHaveLength(1);
    expect(around).not.toMatch(/alert|onfocus|7\*7/);
  });

  test.each(["q[]=a", "q[x]=1", "", "__proto__=1"])("sent as %j is no question", async (body) =>
    expect((await request(app).post("/nishi").type("form").send(body)).status).toBe(400));
});

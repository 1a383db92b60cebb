import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { createAuditStore } from "../../../src/console/audit/auditStore.js";
import { answersApi } from "../../../src/survey/export/answersApi.js";
import { rowsAtOnce } from "../../../src/survey/export/responseRowStore.js";
import { type ApiBench, openApiBench, vault } from "../../api/bench.js";
import { useDatabase } from "../../support/database.js";
import { alike, definitionOf, type LaidSurvey, layResponses, laySurvey, layVersion, pick } from "./stand.js";

const database = useDatabase();
let bench: ApiBench;
let token = "";
let survey: LaidSurvey;
const people = rowsAtOnce + 7;

beforeAll(async () => {
  bench = openApiBench(database, { routes: answersApi({ database, audit: createAuditStore(vault) }) });
  token = (await bench.token(["surveys:read"])).token;
  survey = await laySurvey(
    database,
    [
      ...alike(people, "guardians", {
        feel: pick("yes"),
        used: pick("salon", "talk"),
        age: null,
        words: { kind: "text", value: "ひみつ" },
      }),
      ...alike(2, "line", { feel: pick("no"), times: { kind: "number", value: 3 } }),
    ],
    { fictional: true },
  );
  // Version 2 leaves a question out and asks another one.
  const second = definitionOf({
    questions: [
      survey.definition.questions[0],
      { id: "stay", kind: "date", text: { ja: "いつから" }, subject: "personal" },
    ],
  });
  await database.transaction("console", async (tx) => {
    await layVersion(tx, survey.id, 2, second);
    await tx.survey.update({ where: { id: survey.id }, data: { version: 2 } });
  });
  const later = { feel: pick("rather"), stay: { kind: "date", value: "2020-04-01" } } as const;
  await layResponses(database, survey.id, second, [{ frame: "line", answers: later, version: 2, day: "2026-11-15" }]);
});

const answers = (id: string, ward = "nishi") =>
  bench.request.get(`/api/v1/wards/${ward}/surveys/${id}/answers.csv`).set("Authorization", `Bearer ${token}`);
const linesOf = (text: string) =>
  text
    .replace(/^\ufeff/, "")
    .trimEnd()
    .split("\r\n");

describe("answers for other systems", () => {
  test("come row by row over several pages, in the order of keys that lead to nobody", async () => {
    const { status, text, headers } = await answers("guardians");
    expect([status, headers["content-type"]]).toEqual([200, "text/csv; charset=utf-8"]);
    const [heads, ...rows] = linesOf(text);
    expect(heads).toBe(
      "respondent,frame,batch,version,way,language,day,row_sha256,q_feel,q_stay,q_used,q_age,q_times,fictional",
    );
    expect(rows).toHaveLength(people + 3);
    const keys = rows.map((row) => row.split(",")[0] ?? "");
    expect(keys).toEqual([...new Set(keys)].toSorted());
    expect(rows.filter((row) => row.endsWith(",yes,,salon|talk,,,true"))).toHaveLength(people);
    expect(rows.filter((row) => row.endsWith(",no,,,,3,true"))).toHaveLength(2);
    expect(rows.filter((row) => row.endsWith(",rather,2020-04-01,,,,true"))).toHaveLength(1);
  });

  test.each([
    "%00",
    "guardians%00",
    "constructor",
  ])("are not found under a name that no survey has: %s", async (name) => {
    expect((await answers(name)).status).toBe(404);
  });

  test("hold no free text, whoever asks", async () => {
    const { text } = await answers("guardians");
    expect(text).not.toContain("ひみつ");
    expect(text).not.toContain("q_words");
  });

  test("are found by the survey's id too, and the taking is recorded", async () => {
    const byId = await answers(survey.id);
    expect(byId.text).toBe((await answers("guardians")).text);
    const taken = await database.run("console", (tx) => tx.auditRecord.findMany({ where: { subject: survey.id } }));
    expect(taken.map(({ action }) => action)).toContain("export.downloaded");
  });

  test.each([
    ["a key of no survey", "none"],
    ["an id of no survey", randomUUID()],
    ["what is no id", "'; --"],
  ])("%s is not found, in words for programs", async (_what, id) => {
    const { status, body } = await answers(encodeURIComponent(id));
    expect([status, body.code]).toEqual([404, "survey-missing"]);
  });

  test("of another ward are not there", async () => {
    const other = await laySurvey(database, alike(1, "line", { feel: pick("no") }), { ward: "suminoe" });
    expect((await answers(other.id)).body.code).toBe("survey-missing");
    expect((await answers("guardians", "suminoe")).status).toBe(404);
  });

  test("need the scope for surveys", async () => {
    const { token: without } = await bench.token(["announcements:read"]);
    const asked = await bench.request
      .get("/api/v1/wards/nishi/surveys/guardians/answers.csv")
      .set("Authorization", `Bearer ${without}`);
    expect([asked.status, asked.body.code]).toEqual([403, "missing-scope"]);
  });

  test("of a draft that nobody has answered are not there", async () => {
    await database.run("console", (tx) =>
      tx.survey.create({ data: { id: randomUUID(), ward: "nishi", key: "draft", class: "public" } }),
    );
    expect((await answers("draft")).status).toBe(404);
  });
});

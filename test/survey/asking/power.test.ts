import { afterEach, describe, expect, it } from "vitest";
import { emptyDatabase, useDatabase } from "../../support/database.js";
import { asked, createAskingStand, useAskingConsole } from "./stand.js";

describe("the page", () => {
  const database = useDatabase();
  const stand = createAskingStand(database);
  const server = useAskingConsole(database);
  afterEach(() => emptyDatabase(database));
  const path = "/console/nishi/surveys/guardians/asking/power";

  it("says in words how many answers and letters it takes, and what was assumed", async () => {
    await stand.publish({ definition: asked() });
    const viewer = await server.signIn({ nishi: "viewer" });
    const page = (await viewer.get(`${path}?from=45&to=48&rate=26.5`)).text;
    for (const words of ["2,164件", "8,167通", "4,338件", "正規近似", "80％"]) expect(page).toContain(words);
  });

  it.each([
    ["from=45&to=45", "2つの割合が同じです"],
    ["from=0&to=45", "0より大きく100より小さい"],
    ["from=45.55&to=48", "小数第1位まで"],
    ["from=45&to=48&rate=0", "0より大きく100まで"],
    ["from=45&to=48&population=0", "1以上の数"],
    ["from=%22%3E%3Cb&to=48", 'value="&#34;>'],
  ])("asked %s says what is wrong", async (query, words) => {
    await stand.publish({ definition: asked() });
    const viewer = await server.signIn({ nishi: "viewer" });
    const refused = await viewer.get(`${path}?${query}`);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain(words);
  });

  it("says so where the population has not so many people to write to", async () => {
    await stand.publish({ definition: asked() });
    const viewer = await server.signIn({ nishi: "viewer" });
    const page = (await viewer.get(`${path}?from=45&to=48&rate=26.5&population=3000`)).text;
    for (const words of ["1,258件", "人数が足りません", "3,000人に合わせて"]) expect(page).toContain(words);
  });

  it("offers the targets of the indicators that the survey measures", async () => {
    const measures = [
      { indicator: "nishi-r6-2-1-1", question: "feel", numerator: ["very"], denominator: ["very", "no"] },
    ];
    await stand.publish({ definition: asked({ measures }) });
    const viewer = await server.signIn({ nishi: "viewer" });
    expect((await viewer.get(path)).text).toContain(`${path}?from=85`);
  });
});

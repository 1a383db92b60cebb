import { describe, expect, test } from "vitest";
import type { Hazard } from "../../src/shelter/hazard.js";
import { joinSites, readSites, type SitesRead } from "../../src/shelter/siteFile.js";
import { allSites, sitesOf, textOf, wardIds } from "./lists.js";

const emergency = textOf("wards/nishi/emergency-sites.csv");
const shelters = textOf("wards/nishi/shelters.csv");
const reasons = (read: SitesRead) =>
  read.kind === "problems" ? read.problems.map(({ line, reason }) => `${line} ${reason}`) : [];
const change = (text: string, from: string, to: string) => {
  expect(text).toContain(from);
  return readSites(text.replace(from, to), text === shelters ? "shelter" : "emergency", "nishi");
};

describe("the lists of the three wards", () => {
  test.each([
    ["nishi", 86, { flood: 48, tsunami: 48, earthquake: 38, "large-fire": 1 }, 14, 4, 24],
    ["nishiyodogawa", 172, { flood: 105, tsunami: 105, earthquake: 67, "large-fire": 1 }, 23, 11, 43],
    ["suminoe", 206, { flood: 133, tsunami: 133, earthquake: 73, "large-fire": 1 }, 24, 11, 47],
  ] as const)("of %s have the counts of their source", (ward, total, byHazard, general, welfare, alsoShelter) => {
    const sites = sitesOf(ward);
    const flee = sites.filter((site) => site.kind === "emergency");
    const stay = sites.filter((site) => site.kind === "shelter");
    expect(flee).toHaveLength(total);
    const none: Hazard[] = ["landslide", "storm-surge", "inland-flood", "volcano"];
    for (const [hazard, count] of [...Object.entries(byHazard), ...none.map((one) => [one, 0] as const)]) {
      expect(
        flee.filter((site) => site.hazards.has(hazard as Hazard)),
        hazard,
      ).toHaveLength(count);
    }
    expect(stay.filter((site) => !site.welfare)).toHaveLength(general);
    expect(stay.filter((site) => site.welfare)).toHaveLength(welfare);
    expect(flee.filter((site) => site.row.指定避難所との重複 === "1")).toHaveLength(alsoShelter);
  });

  test("hold 551 places, each with a town, three with a line break in their name", () => {
    expect(allSites).toHaveLength(551);
    expect(allSites.filter((site) => site.town === undefined)).toEqual([]);
    expect(allSites.filter((site) => site.name.includes("\n"))).toHaveLength(3);
    expect(allSites.find((site) => site.name === "アジア太平洋トレードセンター")?.town).toBe("南港北");
  });

  test("know the seven emergency sites that stand at a welfare shelter's address", () => {
    expect(allSites.filter((site) => site.besideWelfare)).toHaveLength(7);
  });

  test("carry the codes of Osaka and of each ward", () => {
    const codes = wardIds.map((id) => [
      ...new Set(sitesOf(id).map(({ row }) => `${row.全国地方公共団体コード} ${row.所在地_全国地方公共団体コード}`)),
    ]);
    expect(codes).toEqual([["271004 271063"], ["271004 271136"], ["271004 271250"]]);
  });
});

describe("a list with mistakes", () => {
  test("names swapped coordinates and the line they stand in", () => {
    expect(reasons(change(emergency, "34.68110519,135.495523", "135.495523,34.68110519"))).toEqual([
      "2 緯度: latitude and longitude are swapped",
    ]);
  });

  test("counts lines as an editor shows them, after a name with a line break too", () => {
    expect(reasons(change(emergency, "34.67587979,", "35.67587979,"))).toEqual(["14 緯度: outside Osaka City"]);
  });

  test.each([
    [
      "an unknown flag",
      emergency,
      "大阪市,,,,1,,,,,,,,,,,\n",
      "大阪市,,,,○,,,,,,,,,,,\n",
      "災害種別_地震: unknown flag",
    ],
    ["a code with a wrong check digit", emergency, "271004", "271005", "not a code of a local government"],
    ["an id that stands twice", emergency, "E2710000939201", "E2710000938201", "E2710000938201 stands twice"],
    [
      "an emergency site without a hazard",
      emergency,
      "大阪市,,,,1,,,,,,,,,,,\n",
      "大阪市,,,,,,,,,,,,,,,\n",
      "designated for no hazard",
    ],
    ["an unknown kind of guests", shelters, "要配慮者", "だれでも", "受入対象者: unknown"],
    ["a missing column", shelters, ",受入対象者", ",対象", "missing column 受入対象者"],
    ["an unknown column", emergency, ",備考\n", ",備考,色\n", "unknown column 色"],
    [
      "a row with a cell too many",
      emergency,
      "大阪市,,,,1,,,,,,,,,,,\n",
      "大阪市,,,,1,,,,,,,,,,,,\n",
      "2 40 cells instead of 39",
    ],
    ["a quote that is never closed", emergency, "新阿波座公園", '"新阿波座公園', "not a CSV file"],
    [
      "a shelter designated for a hazard",
      shelters,
      "大阪市,,,,,,,,,,,,,,,,1,\n",
      "大阪市,,,,,1,,,,,,,,,,,1,\n",
      "a shelter is not designated for a hazard",
    ],
  ])("is refused for %s", (_, text, from, to, reason) => {
    expect(reasons(change(text, from, to)).join("\n")).toContain(reason);
  });

  test("an id of another ward is found when the wards are joined", () => {
    const [one] = sitesOf("nishi");
    const joined = joinSites([sitesOf("nishi"), one ? [{ ...one, ward: "suminoe" }] : []]);
    expect(reasons(joined).join()).toContain("stands in nishi/emergency-sites.csv too");
  });

  test("a byte order mark and Windows line ends do no harm", () => {
    const read = readSites(`\uFEFF${shelters.replaceAll("\n", "\r\n")}`, "shelter", "nishi");
    expect(read.kind === "sites" && read.sites).toHaveLength(18);
  });
});

import { describe, expect, test } from "vitest";
import { type Need, needs } from "../../src/shelter/hazard.js";
import { distance, nearestSites } from "../../src/shelter/nearest.js";
import { oneLine } from "../../src/shelter/site.js";
import { allSites } from "./lists.js";

const points = {
  新町4丁目: { latitude: 34.676, longitude: 135.486 },
  姫島2丁目: { latitude: 34.7013, longitude: 135.4527 },
  南港中5丁目: { latitude: 34.6345, longitude: 135.42 },
} as const;
const namesOf = (point: keyof typeof points, need: Need) => {
  const nearest = nearestSites(allSites, points[point], need);
  return nearest.kind === "sites" ? nearest.near.map(({ site }) => oneLine(site.name)) : nearest.kind;
};

describe("distance", () => {
  test("is that of the globe", () => {
    expect(distance({ latitude: 34.68, longitude: 135.49 }, { latitude: 34.68, longitude: 135.49 })).toBe(0);
    expect(distance({ latitude: 34, longitude: 135 }, { latitude: 35, longitude: 135 })).toBeCloseTo(111_195, -1);
    expect(distance({ latitude: 34.7, longitude: 135 }, { latitude: 34.7, longitude: 135.01 })).toBeCloseTo(914, 0);
  });
});

describe("the nearest sites", () => {
  test.each([
    ["新町4丁目", "tsunami", ["カキモトビル", "大阪市立中央図書館", "住電商事㈱", "堀江中学校", "ＩＮＳＯＵビル"]],
    ["新町4丁目", "earthquake", ["新町西公園", "西長堀公園", "土佐公園", "堀江中学校（運動場）", "島津公園"]],
    ["新町4丁目", "large-fire", ["靭公園"]],
    ["新町4丁目", "stay", ["堀江中学校", "堀江小学校", "日吉小学校", "もと堀江中学校", "本田小学校"]],
    ["新町4丁目", "storm-surge", "none"],
    ["南港中5丁目", "inland-flood", "none"],
    ["姫島2丁目", "landslide", "none"],
  ] as const)("at %s for %s", (point, need, names) => {
    expect(namesOf(point, need)).toEqual(names);
  });

  test("are nearest first and at most five", () => {
    for (const point of Object.values(points)) {
      const nearest = nearestSites(allSites, point, "flood");
      const metres = nearest.kind === "sites" ? nearest.near.map((near) => near.metres) : [];
      expect(metres).toHaveLength(5);
      expect(metres).toEqual([...metres].sort((one, other) => one - other));
    }
  });

  test("of a neighbour ward are shown, with the word that the own ward has none", () => {
    const others = allSites.filter((site) => site.ward !== "suminoe" || !site.hazards.has("large-fire"));
    const nearest = nearestSites(others, points["南港中5丁目"], "large-fire");
    expect(nearest).toMatchObject({ kind: "sites", ward: "suminoe", wardHasNone: true });
    // Beyond the reach of feet only the one nearest is named.
    expect(nearest.kind === "sites" && nearest.near.map(({ site }) => site.name)).toEqual(["西淀川中島地区"]);
  });

  test("are not named for a place where nothing is near", () => {
    expect(nearestSites(allSites, { latitude: 35.68, longitude: 139.76 }, "tsunami")).toEqual({ kind: "far" });
    expect(nearestSites([], points["姫島2丁目"], "tsunami")).toEqual({ kind: "none", ward: undefined });
  });
});

describe("whatever is asked, at the door of every site of the lists", () => {
  test("a tsunami gives only places that are designated for tsunami, never a shelter or a park", () => {
    for (const at of allSites) {
      const nearest = nearestSites(allSites, at, "tsunami", 20);
      expect(nearest.kind).toBe("sites");
      if (nearest.kind !== "sites") continue;
      expect(
        nearest.near.filter(
          ({ site }) => site.row.災害種別_津波 !== "1" || site.kind !== "emergency" || site.row.災害種別_地震 === "1",
        ),
      ).toEqual([]);
    }
  });

  test("no welfare shelter is named", () => {
    for (const at of allSites) {
      for (const need of needs) {
        const nearest = nearestSites(allSites, at, need, 20);
        if (nearest.kind === "sites") expect(nearest.near.filter(({ site }) => site.welfare)).toEqual([]);
      }
    }
  });
});

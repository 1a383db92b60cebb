import { describe, expect, it } from "vitest";
import type { Content } from "../src/content.js";
import { refusedChanges, stillToDo } from "../src/contentChange.js";

type Compared = Pick<Content, "channels" | "wards" | "menus">;
const content = (wards: Record<string, { colour: string; menu: string }>, channels = Object.keys(wards)): Compared => ({
  channels: new Map(channels.map((name) => [name, Object.keys(wards)])),
  wards: new Map(Object.entries(wards).map(([id, { colour }]) => [id, { ward: { colour } }])) as never,
  menus: new Map(Object.entries(wards).map(([id, { menu }]) => [id, { words: menu }])) as never,
});
const nishi = { colour: "#007a70", menu: "質問する" };

describe("a new version of the content", () => {
  it("that has lost a channel is refused, because LINE goes on to send what residents write there", () => {
    const [problem] = refusedChanges(content({ nishi }, ["nishi", "city"]), content({ nishi }, ["nishi"]));
    expect(problem).toMatchObject({ file: "channels.yaml", place: "city" });
    expect(refusedChanges(content({ nishi }, ["nishi"]), content({ nishi }, ["nishi", "city"]))).toEqual([]);
  });

  it.each<[string, Compared, Compared, string[]]>([
    ["is taken whole where texts have changed", content({ nishi }), content({ nishi }), []],
    [
      "names what waits for a restart when a ward comes",
      content({ nishi }),
      content({ nishi, suminoe: nishi }),
      [
        "restart for the channel: suminoe",
        "restart for the ward's figures and deletions: suminoe",
        "send the menu to LINE with npm run channel -- menus, for the ward: suminoe",
      ],
    ],
    [
      "names the ward that is gone",
      content({ nishi, suminoe: nishi }, ["city"]),
      content({ nishi }, ["city"]),
      ["restart for the ward that is gone: suminoe"],
    ],
    [
      "names a colour that pages keep, and a menu that LINE keeps",
      content({ nishi }),
      content({ nishi: { colour: "#123456", menu: "聞いてみる" } }),
      [
        "restart for the colour of pages: nishi",
        "send the menu to LINE with npm run channel -- menus, for the ward: nishi",
      ],
    ],
  ])("%s", (_case, before, after, todo) => {
    expect(stillToDo(before, after)).toEqual(todo);
  });
});

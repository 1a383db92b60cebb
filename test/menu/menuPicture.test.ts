import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../../src/language.js";
import { limits } from "../../src/line/limits.js";
import { buildMenus } from "../../src/menu/buildMenus.js";
import { menuFont } from "../../src/menu/menuFonts.js";
import { menuPicture } from "../../src/menu/menuPicture.js";
import { projectRoot } from "../../src/projectRoot.js";
import { imageSize } from "../../src/simulator/imageSize.js";
import { menusOf, wardIds } from "./subjects.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tonari-menus-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the pictures of the menus", () => {
  test.each(wardIds)("of %s are under 1 MB and of the size that the areas are laid on", async (ward) => {
    for (const menu of menusOf([ward])) {
      const png = await menuPicture(menu.drawing, folder);
      expect(png.length, menu.alias).toBeLessThan(limits.richMenuImageBytes);
      expect(imageSize(png), menu.alias).toEqual(menu.object.size);
    }
  });

  test("differ wherever the words differ, and are drawn once", async () => {
    const menus = menusOf(["nishi"]);
    expect(new Set(menus.map(({ drawing }) => drawing.hash)).size).toBe(languages.length * 2);
    const [first] = menus;
    if (!first) throw new Error("no menu");
    await writeFile(join(folder, `${first.drawing.hash}.png`), "kept");
    expect((await menuPicture(first.drawing, folder)).toString()).toBe("kept");
  });

  test("show letters, not empty boxes", async () => {
    const [menu] = menusOf(["nishi"]);
    if (!menu) throw new Error("no menu");
    const blank = { ...menu.drawing, svg: menu.drawing.svg.replace(/<text.*?<\/text>/gs, ""), hash: "0".repeat(64) };
    const [drawn, empty] = [
      await menuPicture({ ...menu.drawing, hash: "1".repeat(64) }, folder),
      await menuPicture(blank, folder),
    ];
    expect(drawn.length).toBeGreaterThan(empty.length + 10_000);
  });

  test.each(languages)("have every letter of the names of languages in %s", (language) => {
    expect(() => menuFont(language).width("ことば Language")).not.toThrow();
  });

  test("name a letter that the font lacks", () => {
    expect(() => menuFont("en").width("Tóm 🍎")).toThrow("has no 🍎");
    expect(menuFont("ja").width("区")).toBe(1);
  });
});

describe("the build", () => {
  test("draws all that is missing and removes what nothing shows", async () => {
    await writeFile(join(folder, `${"a".repeat(64)}.png`), "old");
    await writeFile(join(folder, ".tonari-stamp"), "stays");
    expect(await buildMenus(join(projectRoot, "content"), folder)).toBe(wardIds.length * languages.length * 2);
    expect((await readdir(folder)).sort()).toEqual(
      [
        ".tonari-stamp",
        ...wardIds.flatMap((ward) => menusOf([ward])).map(({ drawing }) => `${drawing.hash}.png`),
      ].sort(),
    );
    expect(await readFile(join(folder, ".tonari-stamp"), "utf8")).toBe("stays");
  });
});

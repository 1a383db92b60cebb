/** All rich menus of a channel: for each of its wards, in each language, each tab. */
import { createHash } from "node:crypto";
import { languages } from "../language.js";
import { menuTabs, type WardMenu } from "./menu.js";
import { designMenu, type MenuDesign, type MenuSubject } from "./menuDesign.js";
import { menuFont } from "./menuFonts.js";
import { menuImage } from "./menuImage.js";
import { type MenuObject, menuObject } from "./menuObject.js";
import type { MenuDrawing } from "./menuPicture.js";

export interface ChannelMenu {
  readonly alias: string;
  /** Of everything that residents see and press: another hash is another menu. */
  readonly hash: string;
  readonly object: MenuObject;
  readonly drawing: MenuDrawing;
}

/** Names of our menus at LINE begin so; others of the channel are left alone. */
const prefix = "tonari";

/** The first one is for everybody who has not chosen: the first ward in Japanese. */
export function channelMenus(wards: readonly MenuSubject[], menus: ReadonlyMap<string, WardMenu>): ChannelMenu[] {
  return wards.flatMap((subject) => {
    const menu = menus.get(subject.ward.id);
    if (!menu) throw new Error(`no menu of the ward ${subject.ward.id}`);
    return languages.flatMap((language) =>
      menuTabs.map((tab) => {
        const design = designMenu(subject, menu, language, tab, wards.length > 1);
        const font = menuFont(language);
        const svg = drawn(design);
        const drawing = { svg, font, hash: hashOf(svg, font.hash) };
        const hash = hashOf(JSON.stringify(menuObject(design, "")), drawing.hash);
        return {
          alias: design.alias,
          hash,
          object: menuObject(design, `${prefix} ${design.alias} ${hash.slice(0, 12)}`),
          drawing,
        };
      }),
    );
  });
}

function drawn(design: MenuDesign): string {
  try {
    return menuImage(design);
  } catch (error) {
    // Words of the content that don't fit: who reads this looks for them by ward and language.
    throw new Error(`rich menu ${design.alias}: ${error instanceof Error ? error.message : "can't be drawn"}`);
  }
}

/** The alias of a menu that one of our uploads made, by its name. */
export function aliasOfMenu(name: string): string | undefined {
  const [first, alias, hash] = name.split(" ");
  return first === prefix && hash ? alias : undefined;
}

const hashOf = (...parts: readonly string[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("hex");

/** The letters of the menu pictures: one font for each script, kept in fonts/. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Language } from "../language.js";
import { projectRoot } from "../projectRoot.js";
import { readFont } from "./fontFile.js";

export interface MenuFont {
  readonly family: string;
  readonly path: string;
  /** Of the file: a picture drawn with other letters is another picture. */
  readonly hash: string;
  /** Width in em. @throws with the letter that the font lacks */
  width(text: string): number;
}

const names = { ja: "JP", easy: "JP", en: "JP", vi: "JP", zh: "SC", ko: "KR" } as const satisfies Record<
  Language,
  string
>;
const opened = new Map<string, MenuFont>();

/** The same Han character is written differently in Japan and in China, so the language decides. */
export function menuFont(language: Language): MenuFont {
  const script = names[language];
  const known = opened.get(script);
  if (known) return known;
  const path = join(projectRoot, `fonts/NotoSans${script}-Bold.ttf`);
  const bytes = readFileSync(path);
  const file = readFont(bytes);
  const font: MenuFont = {
    family: `Noto Sans ${script}`,
    path,
    hash: createHash("sha256").update(bytes).digest("hex"),
    width(text) {
      let sum = 0;
      for (const letter of text) {
        const advance = file.advance(letter.codePointAt(0) ?? 0);
        if (advance === undefined)
          throw new Error(
            `fonts/NotoSans${script}-Bold.ttf has no ${letter} (in ${text}): scripts/fonts.mjs can add it`,
          );
        sum += advance;
      }
      return sum;
    },
  };
  opened.set(script, font);
  return font;
}

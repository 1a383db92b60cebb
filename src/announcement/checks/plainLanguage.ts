/** Plain language (伝わる日本語): hints where a Japanese text is hard to read. */
import type { AnnouncementContent } from "../announcement.js";
import type { ContentFinding } from "../desk/announcementDesk.js";
import { textsOf } from "./contentTexts.js";

const longSentence = 60;
const kanjiShare = 0.45;
/** Shorter texts are titles: a share says nothing of them. */
const shareFrom = 30;
const doubleNegative = /なくはな|ないわけでは|ないことも(な|あり)|ないとは(限|言)|ざるを得|なければならないわけでは/;

export function plainFindings(content: AnnouncementContent, plainWords: ReadonlyMap<string, string>): ContentFinding[] {
  return textsOf(content)
    .filter(({ language }) => language === "ja" || language === "easy")
    .flatMap(({ path, text }) =>
      [...hints(text.replace(/https?:\/\/[\x21-\x7e]+/g, ""), plainWords)].map(
        ([code, says]): ContentFinding => ({ weight: "hint", path, code, text: says }),
      ),
    );
}

function* hints(text: string, plainWords: ReadonlyMap<string, string>): Generator<[code: string, says: string]> {
  const long = text.split(/[。！？!?\n]/).find((sentence) => sentence.trim().length > longSentence);
  if (long !== undefined)
    yield [
      "long-sentence",
      `長い文があります（「${long.trim().slice(0, 15)}…」、${long.trim().length}字）。${longSentence}字までに分けると読みやすくなります。`,
    ];
  const letters = text.replace(/\s/g, "");
  const kanji = [...letters.matchAll(/[一-龠々]/g)].length;
  if (letters.length >= shareFrom && kanji / letters.length > kanjiShare)
    yield [
      "many-kanji",
      `漢字が多めです（${Math.round((kanji / letters.length) * 100)}%）。ひらがなの言いまわしにできないか見なおしてください。`,
    ];
  const run = /[一-龠々]{10,}/.exec(text)?.[0];
  if (run !== undefined)
    yield ["kanji-run", `漢字が続いています（「${run}」）。「の」や「、」で区切ると読みやすくなります。`];
  if (doubleNegative.test(text))
    yield ["double-negative", "二重の否定があります。「〜です」「〜ます」と言いきると伝わります。"];
  for (const [word, instead] of plainWords)
    if (text.includes(word)) yield ["hard-word", `「${word}」は、知らない人がいることばです。例:「${instead}」`];
}

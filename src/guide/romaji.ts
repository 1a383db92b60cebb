/** Japanese typed in Latin letters, as kana; what is no Japanese in it stays as it is. */
import { toHiragana } from "wanakana";
import { isEnglishWord } from "./latinLanguage.js";

/** The library calls itself once for each letter of a run: a word longer than any Japanese one would exhaust the stack. */
const longestWord = 60;

/** Particles are spelled as they sound. */
const particles: Readonly<Record<string, string>> = { wa: "は", o: "を", e: "へ" };

/** Words of public life that are typed without their long vowels, without and with them. */
const longVowels = (
  "bosai bousai|chokai choukai|chonai chounai|techo techou|jido jidou|gakko gakkou|yochien youchien|kyoshitsu kyoushitsu|" +
  "sodan soudan|kyushoku kyuushoku|kosodateshien kosodateshien|koreisha koureisha|shogai shougai|iryo iryou|byoin byouin|" +
  "taifu taifuu|kozui kouzui|josei josei|tesuryo tesuryou|ryokin ryoukin|hiyo hiyou|moshikomi moushikomi|bango bangou|" +
  "jusho juusho|juminhyo juuminhyou|kaigo kaigo|tokushu tokushu|hoikujo hoikujo|kunren kunren|senko senkou|kyuyo kyuuyo|" +
  "kansensho kansenshou|yobo yobou|yoyaku yoyaku|shomeisho shoumeisho|koza kouza|kenko kenkou|undo undou|taiso taisou|" +
  "toroku touroku|kinkyu kinkyuu|kyukyu kyuukyuu|shobo shoubou|joho jouhou|koho kouhou|sogo sougou|kyodo kyoudou"
)
  .split("|")
  .map((pair) => pair.split(" "))
  .filter(([short, full]) => short !== full);

const withLongVowels = new Map(longVowels.map(([short = "", full = ""]) => [short, full]));
const longest = [...withLongVowels.keys()].sort((one, other) => other.length - one.length);
const anyShort = new RegExp(`^(?:${longest.join("|")})`);

export function wanakanaText(text: string): string {
  return text
    .toLowerCase()
    .replace(/\b(konnichi|konban)wa\b/g, "$1ha")
    .replace(/[āâ]/g, "aa")
    .replace(/[ūû]/g, "uu")
    .replace(/[ōô]/g, "ou")
    .replace(/[ēê]/g, "ee")
    .split(/(\s+|(?<=[a-z])(?=[.,!?]))/)
    .map(kanaOf)
    .join("");
}

function kanaOf(word: string): string {
  // 「open day」 within a Japanese sentence is no おぺん だy.
  if (word.length > longestWord || isEnglishWord(word)) return word;
  const particle = particles[word];
  if (particle !== undefined) return particle;
  const full = word.replace(anyShort, (short) => withLongVowels.get(short) ?? short);
  const kana = toHiragana(full, { passRomaji: false });
  return /[a-z]/.test(kana) ? word : kana;
}

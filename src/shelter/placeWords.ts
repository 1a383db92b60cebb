/** What people write around the name of a place: 「いま九条北小学校の近くにいます」 is about 九条北小学校. */

const before = /^(?:いま|今|現在地?|私|わたし|うち|自宅|家|住所|場所|ここ|最寄り?)(?:は|の|が|も|から|駅は)*/;

const after: readonly RegExp[] = [
  /(?:です|ですが|ですけど|ますが|ますけど|やねん|やけど|だけど|なんですが|ね|よ)$/,
  /に?(?:います|いる|おる|おります|いてる|居ます|住んでいます|住んでます|住んでいる|住んでる|住み|在住)$/,
  /(?:を|で|は)?(?:お願いします|おねがいします|教えて(?:ください|下さい)?|おしえて(?:ください)?|探して(?:ください)?|調べて(?:ください)?)$/,
  /(?:は|って)?(?:どこ|何処)(?:ですか|でしょうか|ですかね|や)?$/,
  /(?:の|から)?(?:一番|いちばん)?(?:近い|ちかい)?(?:避難所|避難場所|避難先|逃げる場所|逃げるところ|ひなんじょ)$/,
  /の?(?:近く|ちかく|近所|近辺|付近|辺り|あたり|へん|周辺|界隈|そば|附近)$/,
  /の(?:前|裏|横|隣|となり|向かい|方|ほう|ところ|とこ|中|駅前)$/,
  /(?<=[^な])(?:に|で|の|は|へ|から|を)$/,
];

/** Words that stand around a place in Latin letters. */
const latinNoise =
  /\b(?:near|around|at|in|i|im|am|i'm|live|living|here|to|the|from|close|by|station|eki|nishi|nishiyodogawa|suminoe)?[ -]?(?:ward|ku|shi)\b|\b(?:near|around|at|in|i|im|am|i'm|live|living|here|the|from|close|by|to|station|eki|osaka|japan|city|shelters?|hinanjo)\b/g;

/** Words of which many places have one in their name, or that are about the danger and not about a place. */
const general =
  /^(?:津波|洪水|地震|火事|火災|高潮|台風|大雨|浸水|避難|場所|ビル|公園|学校|小学校|中学校|高等学校|高校|幼稚園|駅|会館|住宅|市営|マンション|団地|病院|センター|工場|ホーム|株式会社|大阪|運動場|本社|近く|一番|いちばん|号館|号棟)+$/;

/** The place alone, of folded text. */
export function placeOf(folded: string): string {
  let text = folded.replace(before, "");
  for (let round = 0; round < 8; round++) {
    const shorter = after.reduce(
      (left, pattern) => (pattern.test(left) && left.replace(pattern, "") !== "" ? left.replace(pattern, "") : left),
      text,
    );
    if (shorter === text) break;
    text = shorter;
  }
  return text;
}

/**
 * One spelling for Latin letters: "Kujō-Minami", "kujou minami" and "Kujo Hommachi" differ by habit only.
 * Undefined for text that is not in Latin letters.
 */
export function latin(text: string): string | undefined {
  const letters = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  if (!/[a-z]{3}/.test(letters) || /[^\x20-\x7e]/.test(letters)) return undefined;
  return spell(
    letters
      .replace(latinNoise, " ")
      .replace(/[^a-z0-9-]/g, "")
      .replace(/(?<!\d)-|-(?!\d)/g, ""),
  );
}

const spell = (letters: string): string =>
  letters
    .replace(/m(?=[bmp])/g, "n")
    .replace(/o[uh](?![aeiouy])|oo/g, "o")
    .replace(/uu/g, "u");

/** A city, prefecture or ward that is not ours: the same town names exist elsewhere (川口市, 港区). */
export function isElsewhere(folded: string, wards: readonly string[]): boolean {
  if (/東京都|京都府|北海道|[^\d]県/.test(folded)) return true;
  const places = folded.replace(/大阪[市府]/g, "").replace(/地区|区[役民内画]|市[営立場民役内]/g, "");
  const rest = wards.reduce((text, ward) => text.replaceAll(ward, ""), places);
  return /[\p{Script=Han}\p{Script=Hiragana}][市区]/u.test(rest);
}

/** Says nothing about where: no letters, or only words that fit everywhere. */
export const isGeneral = (typed: string): boolean => !/\p{L}/u.test(typed) || general.test(typed);

/**
 * Wording guard (表現の確認): finds claims about all residents (「区民の65.8%」) in what staff are about to publish. A figure
 * is about those who answered (rule 2).
 */
export interface ClaimProblem {
  /** As it was written. */
  claim: string;
  /** What to write instead. */
  instead: string;
}

/** Everybody of a place; not the first half of another word such as 区民アンケート or 住民票. */
const everyone =
  "(?:[\\p{Script=Han}]{1,6}区の|\\p{Script=Han}{1,3}?)?(?:区民|市民|府民|住民|町民|国民)(?:の(?:皆さん|みなさん|皆様|みなさま|方々?))?(?:全体|全員)?";
const about = "(?:約|およそ|ほぼ|実に|少なくとも)?";
const number = "(?:[0-9][0-9,]*(?:\\.[0-9]+)?|[〇一二三四五六七八九十百]+)";
const amount = `(?:${number} ?(?:%|パーセント|ポイント|割(?:[0-9一二三四五六七八九]分)?)|${number}人に${number}人|${number}分の${number}|過半数|半数|半分|大半|大多数|多数|ほとんど)(?:以上|超|強|弱|近く|程度)?`;
const between = " ?(?:の|のうち、?|のなかで、?|の中で、?|の割合[はが:]?|、|は|が)? ?";

/** 「区民の65.8%」 */
const subjectFirst = new RegExp(`(${everyone})${between}${about}(${amount})`, "gu");
/** 「65.8%の区民が」, unless another word goes on: 「65.8%の区民センター」 */
const amountFirst = new RegExp(
  `(${amount})の(${everyone})(?!アンケート|モニター|センター|ホール|まつり|意識|調査|会議|協働|票|税)`,
  "gu",
);
/** "65.8% of residents" */
const english =
  /([0-9]+(?:\.[0-9]+)? ?(?:%|percent)) of (?:all )?(?:the )?(?:ward'?s )?(residents|citizens)(?! who (?:answered|responded|replied))/giu;

/** Those who answered, and no others: 「回答した区民の65.8%」 says what it may. */
const answered = /(?:回答した|回答された|答えた|回答(?:を|して)?いただいた|回答のあった)[^。、]{0,6}$/u;
/** A target is no claim: 「区民の割合85%以上を目標とする」. */
const aimedAt = /^[^。]{0,8}(?:を?目標|をめざ|を目指)/u;

export function claimProblems(text: string): ClaimProblem[] {
  const { plain, origin } = plainOf(text);
  const problems = new Map<number, ClaimProblem>();
  const look = (pattern: RegExp, instead: (match: RegExpMatchArray) => string) => {
    for (const match of plain.matchAll(pattern)) {
      const [whole] = match;
      const after = plain.slice(match.index + whole.length);
      if (answered.test(plain.slice(0, match.index)) || aimedAt.test(after)) continue;
      const claim = text.slice(origin[match.index], origin[match.index + whole.length]);
      if (!problems.has(match.index)) problems.set(match.index, { claim, instead: instead(match) });
    }
  };
  look(subjectFirst, ([, , figure = ""]) => `アンケート回答者の${figure}`);
  look(amountFirst, ([, figure = ""]) => `アンケート回答者の${figure}`);
  look(english, ([, figure = ""]) => `${figure} of those who answered`);
  return [...problems].toSorted(([a], [b]) => a - b).map(([, problem]) => problem);
}

/** With ordinary digits and signs, and where each of its characters stood. */
function plainOf(text: string): { plain: string; origin: number[] } {
  let plain = "";
  const origin: number[] = [];
  let place = 0;
  for (const character of text) {
    // Line breaks inside a sentence hide nothing.
    const normal = character === "\n" || character === "\u3000" ? " " : character.normalize("NFKC").replace("٪", "%");
    for (const _ of normal.split("")) origin.push(place);
    plain += normal;
    place += character.length;
  }
  origin.push(place);
  return { plain, origin };
}

/**
 * Furigana (ふりがな): 漢字（かんじ） in the text of a drawn page becomes the characters with their reading above, as
 * やさしい日本語 is printed on paper. Only for pages in it: elsewhere such brackets hold remarks, 警察（いまあぶないとき）.
 */

/** A tag, whatever its attributes hold, or an element whose text can't hold ruby. */
const notText =
  /(<(?:title|option|textarea|script)\b[\s\S]*?<\/(?:title|option|textarea|script)>|<(?:"[^"]*"|'[^']*'|[^"'>])*>)/;
const withReading = /([\p{Script=Han}々〆ヶ]+)（([\u3041-\u3096ー]+)）/gu;

export function withFurigana(html: string): string {
  return html
    .split(notText)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(withReading, "<ruby>$1<rp>（</rp><rt>$2</rt><rp>）</rp></ruby>"),
    )
    .join("");
}

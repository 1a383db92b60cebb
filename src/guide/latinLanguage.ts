/** English, Vietnamese or Japanese, where a message is in Latin letters: by small words and by how syllables are built. */

const vietnameseMarks = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]/i;
/** Vietnamese typed without marks: syllables that English and romaji lack. */
const vietnamese =
  /^(?:toi|khong|duoc|muon|nha|tre|gui|vao|cua|nguoi|hoi|quan|dau|bao|nhieu|dang|ky|phong|dong|dat|giup|nay|xin|chao|thue|truong|viec|lam|benh|kham|lanh|nan|gio|ngay|thang|tien|phi|nop|don|giay|chi|em|anh|con|cai|cho|voi|cung|hoc|lop|bep|binh|chua|chay|het|vut|roi|thi|minh|ban|nuoc|dien|thoai|xem|biet|nghe|noi|khi|nao|ai|bi|gap|ve|ra|hang|xom|nhau|moi|sao|ma|nhung|neu|vay|the|mot|hai|ba|bon|nam|tuoi)$/;
const english =
  /^(?:the|a|an|is|are|am|i|im|my|me|you|your|to|of|for|in|on|at|and|or|how|what|where|when|who|why|which|can|do|does|did|please|help|want|need|there|have|has|it|this|that|with|near|about|any|we|our|us|he|she|they|his|her|not|but|if|from|be|get|got|go|so|was|will|would|should|could|much|many|more|new|no|out|up|some|one|just|like|all|still|been|by|as|its|whats|dont|cant|fee|time|date|open|free|phone|ward|office|city)$/;
/** Endings, particles and words of Japanese in Latin letters. */
const japanese =
  /^(?:desu|desuka|masu|masuka|masen|kudasai|doko|dokodesuka|itsu|itsudesuka|nani|nan|dare|kana|arimasu|arimasuka|arimasen|onegai|onegaishimasu|shitai|tai|wa|wo|ga|ni|de|no|ka|kara|made|mo|ne|yo|hoshii|ikura|suru|shimasu|shite|mada|dou|ii|aru|iru|ikitai|oshiete|hinanjo)$/;
/** English words and names that a Japanese syllabary could spell as well. */
const bothSpell =
  /^(?:me|so|no|to|do|go|he|be|we|a|i|you|one|are|use|same|name|made|make|take|home|here|more|some|come|ride|side|wide|nine|mine|gate|date|rate|tomato|potato|banana|tuna|pizza|osaka|japan|tokyo|nishi|suminoe|tsunami|karate|anime|manga|sushi|kimono|sake|ramen|wifi|radio|video|photo|mobile|menu|ma|mama|papa|baby)$/;

/** One syllable or a long consonant, Hepburn, Kunrei or as typed on a keyboard. */
const romajiWord =
  /^(?:(?:(?:kk?|gg?|ss?h?|zz?|jj?|tt?s?|[tc]?ch|dd?z?|n|h|bb?|pp?|m|r|w)y?|y|f(?=[uūû]))?[aiueoāīūēōâîûêô]|n(?![aiueoy])'?|m(?=[bmp]))+$/;
const syllables = /[aiueo]|n(?![aiueoy])/g;
const vietnameseSyllable =
  /^(?:ngh|ng|nh|ph|th|tr|kh|gh|gi|qu|ch|[bcdghklmnpqrstvx])?(?:[aeiouy]{1,3})(?:ng|nh|ch|[cmnpt])?$/;

export type LatinLanguage = { language: "en" | "vi" } | { language: "ja"; romaji: true };

/** Undefined where a word or two say too little. */
export function latinLanguage(text: string): LatinLanguage | undefined {
  if (vietnameseMarks.test(text)) return { language: "vi" };
  const said =
    text
      .toLowerCase()
      .replace(/['’]/g, "")
      .match(/[a-z\u00e0-\u016b]+/g) ?? [];
  const count = (test: (word: string) => boolean) => said.filter(test).length;
  const long = (word: string) =>
    romajiWord.test(word) &&
    !bothSpell.test(word) &&
    /[^aiueo]/.test(word) &&
    (word.match(syllables)?.length ?? 0) >= 3;
  const isEnglish = count((word) => english.test(word));
  const isVietnamese = count((word) => vietnamese.test(word));
  const particles = count((word) => japanese.test(word));
  const isJapanese = particles + count((word) => !japanese.test(word) && long(word));
  const isSpelled = count((word) => romajiWord.test(word));
  if (isVietnamese >= 2 && isVietnamese > isEnglish && isVietnamese > isJapanese) return { language: "vi" };
  const syllabic = count((word) => vietnameseSyllable.test(word));
  if (
    said.length >= 4 &&
    syllabic >= said.length * 0.9 &&
    isVietnamese > 0 &&
    isVietnamese + 1 > isEnglish &&
    isSpelled < said.length * 0.7
  )
    return { language: "vi" };
  const mostlySpelled = isSpelled >= said.length * 0.75;
  if (isJapanese > 0 && (mostlySpelled ? isJapanese >= isEnglish : particles > isEnglish))
    return { language: "ja", romaji: true };
  return isEnglish > 0 ? { language: "en" } : undefined;
}

/** Words that stay English in a Japanese sentence; shorter ones are Japanese there (「no」「made」). */
export const isEnglishWord = (word: string): boolean => word.length > 3 && english.test(word) && !japanese.test(word);

/** Small words of it in a message that has other letters too. */
export const englishWords = (text: string): number =>
  text
    .toLowerCase()
    .match(/[a-z']+/g)
    ?.filter((word) => english.test(word.replaceAll("'", ""))).length ?? 0;
export const hasVietnameseMarks = (text: string): boolean => vietnameseMarks.test(text);

/** The language of one message, by script and a few function words; undefined where it can't be told. */
import type { Language } from "../language.js";
import { looksTraditional } from "./traditional.js";

const vietnamese = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]/i;
const hangul = /[\uac00-\ud7a3\u1100-\u11ff\u3130-\u318f]/;
const kana = /[\u3041-\u309f\u30a1-\u30fa\uff66-\uff9d]/;
const han = /\p{Script=Han}/u;
/** Characters that Japanese does not write (or not any more), and words that only Chinese has. */
const chinese =
  /[们吗呢吧这么说请问给谁块钱儿让还没办应该时间电话孩纳难帮乡费样报关过东车长门见语护爷奶您咨询怀启养备灾练习讲课终缴岁婴妈楼听觉觅场优职业诈骗觀區號對應個讓還說發學會國點幾錢邊辦幫樣樓縣單醫變關覺麼歲媽嬰實經濟當從來兒]|怎么|怎麼|哪里|哪裡|哪儿|什么|什麼|如何|我想|我的|在哪|多少|可以|需要|没有|沒有|們|嗎|這|請問|申请|几点|幾點/u;
/** Vietnamese typed without marks: syllables that English and romaji lack. */
const plainVietnamese =
  /\b(toi|khong|duoc|muon|nha|tre|gui|vao|cua|nguoi|hoi|quan|dau|bao|nhieu|dang|ky|phong|dong|dat|giup|nay|co the|xin|chao|cam on|em be|tien|thue|truong|viec|lam|benh|kham|lanh|nan)\b/gi;
const englishWord =
  /\b(the|a|an|is|are|am|i|i'm|my|me|you|your|to|of|for|in|on|at|and|or|how|what|where|when|who|why|which|can|do|does|did|please|help|want|need|there|have|has|it|this|that|with|near|about)\b/gi;
/** Endings and particles of Japanese typed in Latin letters. */
const romaji =
  /\b(desu|desuka|masu|masuka|masen|kudasai|doko|itsu|nani|nan|dare|kana|arimasu|arimasuka|onegai|shitai|tai|wa|wo|ga|ni|de|no|ka|kara|made|hoshii|ikura|suru|shimasu|kodomo|hoikuen|kuyakusho|bousai|chokai|hinanjo)\b/gi;

export interface MessageLanguage {
  language: Exclude<Language, "easy">;
  /** Japanese in Latin letters. */
  romaji: boolean;
  /** Chinese in traditional characters. */
  traditional: boolean;
}

/** @param known the resident's own language, which decides where Chinese and Japanese look alike */
export function detectLanguage(text: string, known: Language): MessageLanguage | undefined {
  const plain = (language: Exclude<Language, "easy">): MessageLanguage => ({
    language,
    romaji: false,
    traditional: language === "zh" && looksTraditional(text),
  });
  if (hangul.test(text)) return plain("ko");
  if (kana.test(text)) return plain("ja");
  if (han.test(text)) {
    if (chinese.test(text)) return plain("zh");
    return plain(known === "zh" ? "zh" : "ja");
  }
  if (vietnamese.test(text)) return plain("vi");
  if (!/[a-z]/i.test(text)) return undefined;
  const english = text.match(englishWord)?.length ?? 0;
  const japanese = text.match(romaji)?.length ?? 0;
  const bare = text.match(plainVietnamese)?.length ?? 0;
  if (bare >= 2 && bare > english && bare > japanese) return plain("vi");
  if (japanese > english && japanese >= 1) return { language: "ja", romaji: true, traditional: false };
  if (english > 0) return plain("en");
  return known === "ja" || known === "easy"
    ? plain(/^[a-z0-9 .,'!?-]+$/i.test(text) && text.trim().split(/\s+/).length >= 2 ? "en" : "ja")
    : plain(known);
}

/** Whether somebody asks how busy the counters are right now; when they are usually quiet is a question for the guide. */
import { lettersOnly, normalise } from "../../guide/text.js";

const now = "(?:今|いま|現在|ただいま)";
const place = "(?:区役所|くやくしょ|役所|やくしょ|窓口|まどぐち|区役所の窓口|役所の窓口)";
const amount = "(?:どれ?くらい|どれぐらい|どのくらい|どのぐらい|何分|何人|なんぷん|なんにん)";
const end = "(?:です|なん|やろ|だろう)?(?:か|かな|の|ん)?";
const busy = "(?:混んで|こんで|込んで|空いて|すいて)(?:いる|いますか?|ます|る|はる|んの|ん)";
const waiting = "(?:待ち時間|まちじかん|待ち人数|待ち状況|混み具合|込み具合|混雑|混雑状況|混雑具合)";

const japanese = [
  new RegExp(`^${now}?の?${place}?(?:の|は|って|が)?${now}?${amount}?${busy}${end}${now}?$`),
  new RegExp(
    `^${now}?の?${place}?(?:の|は)?${now}?の?${waiting}(?:は|って|を|が)?${now}?${amount}?(?:教えて|おしえて|知りたい)?(?:ください)?${end}$`,
  ),
  new RegExp(
    `^${now}?の?${place}?(?:の|は|で)?${now}?(?:何人|なんにん|何分|なんぷん)(?:待ち|まち|待って(?:いる|ます|いますか?|る))${end}$`,
  ),
];
const english =
  /^(?:(?:is|are) (?:it|the (?:ward )?office|the counters?) (?:busy|crowded|full)(?: (?:right )?now)?|how (?:long is the (?:wait|queue|line)|many people are waiting)(?: at the (?:ward )?office)?(?: (?:right )?now)?)$/;

/** Longer than this it says more than the question. */
const longest = 40;

export function asksQueue(text: string): boolean {
  if (text.length > longest) return false;
  const said = normalise(text);
  const letters = lettersOnly(said);
  return japanese.some((one) => one.test(letters)) || english.test(said.replace(/[^a-z ]/g, "").trim());
}

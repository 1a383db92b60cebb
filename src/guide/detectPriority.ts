/** Recognises a message of a person in danger. Pure; asked before anything else, of every text. */
import { dangerThresholds, dangerVerdict } from "./danger/dangerVerdict.js";
import { foldSpaced, foldTight, withoutMarks } from "./fold.js";
import { type PriorityId, priorityIds } from "./priorityId.js";
import type { PrioritySignals, Signal } from "./prioritySignals.js";
import { wanakanaText } from "./romaji.js";
import { toSimplified } from "./traditional.js";

const kana = /[\u3041-\u309f\u30a1-\u30fa\uff66-\uff9d]/;
const han = /\p{Script=Han}/u;
const hangul = /\p{Script=Hangul}/u;
const latin = /[a-zà-ỹ]/i;
const vietnameseMarks = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
/** Words that Vietnamese has without its signs too, and English has not. */
const vietnamesePlain =
  /\b(toi|khong|chong|muon|nguoi|dang|chau|duoc|giup|cuu|nha|bi|minh|cua|vo toi|con toi|me toi|bo toi)\b/i;

export interface Sign {
  priority: PriorityId;
  /** Which rule saw it. */
  rule: string;
}

/**
 * Rules of words first, then the model: it finds what no rule says, and takes back what a rule sees in a message that
 * is surely harmless.
 * @param isOrdinary whether an ordinary answer fits the message without doubt; asked only where the model hesitates
 */
export function detectPriority(
  text: string,
  signals: PrioritySignals,
  isOrdinary: () => boolean = () => false,
): PriorityId | undefined {
  const signs = signsIn(text, signals);
  const byRule = priorityIds.find((id) => signs.some(({ priority }) => priority === id));
  if (!signals.model) return byRule;
  const { alarm, partAlarm, sureAlarm, veto } = dangerThresholds;
  const { whole, parts } = dangerVerdict(text, signals.model);
  if (byRule) return [whole, ...parts].some(({ danger }) => danger >= veto) ? byRule : undefined;
  const likely = whole.danger >= alarm ? whole : parts.find(({ danger }) => danger >= partAlarm);
  if (!likely || (likely.danger < sureAlarm && isOrdinary())) return undefined;
  return likely.priority;
}

/** The gravest sign of each writing system in the message. */
export function signsIn(message: string, signals: PrioritySignals): Sign[] {
  const text = message.normalize("NFC");
  // A line end may end a sentence or stand in the middle of one.
  const readings = /[\r\n]/.test(text) ? [text, text.replace(/[\r\n]+/g, " ")] : [text];
  return readings.flatMap((reading) => signsInReading(reading, signals)).filter((sign) => sign !== undefined);
}

function signsInReading(text: string, { rules, simplified }: PrioritySignals): (Sign | undefined)[] {
  const found: (Sign | undefined)[] = [];
  const hasKana = kana.test(text);
  if (hasKana || han.test(text) || /^\W*\d{3}\W*$/.test(text))
    found.push(firstSign(foldTight(text), rules.ja, tightEnd));
  if (!hasKana && han.test(text)) {
    const characters = [...toSimplified(text.normalize("NFKC"))].map((one) => simplified.get(one) ?? one);
    found.push(firstSign(foldTight(characters.join("")), rules.zh, tightEnd));
  }
  if (hangul.test(text)) found.push(firstSign(foldTight(text), rules.ko, tightEnd));
  if (!latin.test(text)) return found;
  const folded = foldSpaced(text);
  found.push(firstSign(folded, rules.en, spacedEnd));
  if (vietnameseMarks.test(text)) found.push(firstSign(folded, rules.vi, spacedEnd));
  else if (!hasKana && !hangul.test(text)) {
    if (vietnamesePlain.test(folded)) found.push(firstSign(withoutMarks(folded), rules.viPlain, spacedEnd));
    const romaji = wanakanaText(text);
    if (!latin.test(romaji)) found.push(firstSign(foldTight(romaji), rules.ja, tightEnd));
  }
  return found;
}

const tightEnd = /[。！？]/;
const spacedEnd = /[.!?]/;

function firstSign(text: string, rules: readonly Signal[], end: RegExp): Sign | undefined {
  const rule = rules.find((one) => isSaid(text, one, end));
  return rule && { priority: rule.priority, rule: rule.id };
}

function isSaid(text: string, rule: Signal, end: RegExp): boolean {
  if (!contains(rule.any, text)) return false;
  if (!rule.and.every((group) => contains(group, text))) return false;
  if (rule.unlessAnywhere && contains(rule.unlessAnywhere, text)) return false;
  const { unless } = rule;
  if (!unless) return true;
  for (const match of text.matchAll(rule.any)) {
    if (!contains(unless, sentenceAround(text, match.index, match.index + match[0].length, end))) return true;
  }
  return false;
}

/** `search` leaves no trace in the expression, unlike `test`. */
const contains = (pattern: RegExp, text: string): boolean => text.search(pattern) >= 0;

function sentenceAround(text: string, from: number, to: number, end: RegExp): string {
  let start = from;
  // A match that takes the end mark with it ends there.
  let stop = Math.max(from, to - 1);
  while (start > 0 && !end.test(text[start - 1] ?? "")) start -= 1;
  while (stop < text.length && !end.test(text[stop] ?? "")) stop += 1;
  // With its end mark, which may belong to a pattern.
  return text.slice(start, stop + 1);
}

/** One question, answered as the account would answer it: for the command line and for measuring. */
import type { Content, WardContent } from "../content.js";
import { cardOf } from "../guide/card.js";
import { cardText } from "../guide/cardText.js";
import { detectPriority } from "../guide/detectPriority.js";
import { readMessage } from "../guide/messageLanguage.js";
import { priorityText } from "../guide/priorityBubble.js";
import { matchSmalltalk } from "../guide/smalltalk.js";
import { answerBoth } from "../guide/twoQuestions.js";
import { type Language, languages } from "../language.js";

export interface Asked {
  id: string;
  ward: string;
  text: string;
  /** The language the resident has chosen; decides only where the message doesn't show it. */
  lang?: string | undefined;
}

/** A line of `ask --json`; the names are a contract. */
export interface Answered {
  id: string;
  ward: string;
  /** The answer as plain text. */
  text: string;
  kind: "answer" | "choices" | "priority" | "smalltalk" | "none";
  entry: string | null;
  choices: readonly string[];
  confidence: number;
  lang: "ja" | "en" | "zh" | "zh-Hant" | "ko" | "vi";
  ms: number;
}

type Shown = Pick<Answered, "text" | "kind" | "entry" | "choices" | "confidence">;

export class UnknownWard extends Error {
  readonly retryable = false;
  constructor(ward: string) {
    super(`there is no ward ${ward}`);
  }
}

export function askOne(content: Content, asked: Asked, now: Date): Answered {
  const ward = content.wards.get(asked.ward);
  if (!ward) throw new UnknownWard(asked.ward);
  const start = performance.now();
  const known = languages.find((one) => one === asked.lang) ?? (asked.lang?.startsWith("zh") ? "zh" : "ja");
  const { language, question, traditional } = readMessage(asked.text, known);
  const shown = decide(content, ward, asked.text, question, language, now);
  const lang = traditional ? "zh-Hant" : language === "easy" ? "ja" : language;
  const ms = Math.round((performance.now() - start) * 1000) / 1000;
  const { text, kind, entry, choices } = shown;
  return {
    id: asked.id,
    ward: asked.ward,
    text,
    kind,
    entry,
    choices,
    confidence: Math.round(shown.confidence * 1000) / 1000,
    lang,
    ms,
  };
}

function decide(
  content: Content,
  ward: WardContent,
  typed: string,
  question: string,
  language: Language,
  now: Date,
): Shown {
  const say = ward.say(language);
  const danger = detectPriority(
    typed,
    content.priority.signals,
    () =>
      matchSmalltalk(question, language, content.smalltalk) !== undefined ||
      ward.guide.decide(question, language).kind === "answer",
  );
  if (danger) {
    const text = priorityText(content.priority.answers[danger], content.priority.beginning[language], language, say);
    return { kind: "priority", entry: danger, choices: [], confidence: 1, text };
  }
  const chat = matchSmalltalk(question, language, content.smalltalk);
  if (chat) {
    const reply = content.smalltalk.find(({ kind }) => kind === chat.kind)?.reply[language] ?? "";
    return { kind: "smalltalk", entry: null, choices: [], confidence: 1, text: `${reply}\n${say("smalltalkMore")}` };
  }
  const list = (lead: string, entries: readonly string[]) =>
    [lead, ...entries.map((id) => `・${ward.topics.get(id)?.text[language].title ?? id}`)].join("\n");
  const textOf = (entry: string) => {
    const topic = ward.topics.get(entry);
    return topic ? cardText(cardOf(topic, { ...ward.cardContext(language), now }), say) : "";
  };
  const both = answerBoth(ward.guide, question, language, content.followUps);
  if (both) {
    const [first, second] = both;
    const text = [first, second].map(({ entry }) => textOf(entry)).join("\n\n");
    const confidence = Math.min(first.confidence, second.confidence);
    return { kind: "answer", entry: first.entry, choices: [], confidence, text };
  }
  const decision = ward.guide.decide(question, language);
  const { confidence } = decision;
  switch (decision.kind) {
    case "answer":
      return { kind: "answer", entry: decision.entry, choices: [], confidence, text: textOf(decision.entry) };
    case "choices":
      return {
        kind: "choices",
        entry: decision.entries[0] ?? null,
        choices: decision.entries,
        confidence,
        text: list(say("choicesLead"), decision.entries),
      };
    case "other-ward": {
      const other = content.wards.get(decision.ward);
      const title = other?.topics.get(decision.otherEntry)?.text[language].title ?? "";
      const lead = say("otherWard", { other: other?.ward.name[language] ?? "", title, ward: ward.ward.name[language] });
      return {
        kind: "choices",
        entry: decision.entries[0] ?? null,
        choices: decision.entries,
        confidence,
        text: list(lead, decision.entries),
      };
    }
    case "none": {
      const service = content.elsewhere.find(({ id }) => id === decision.elsewhere);
      const lead = service
        ? [say("elsewhereLead", { service: service.name[language] }), service.refer?.[language] ?? ""]
        : [say("noneLead")];
      const office = ward.ward.counters.office.name[language];
      return {
        kind: "none",
        entry: null,
        choices: [],
        confidence,
        text: [...lead, say("noneAsk", { office })].filter(Boolean).join("\n"),
      };
    }
    default:
      return decision satisfies never;
  }
}

/** How questions are read to be compared: with what all wards are asked as the measure of what is rare. */
import type { Content } from "../content.js";
import type { ConceptLanguage } from "./concepts.js";
import { createQuestionReader, type ReadQuestion } from "./questionGroup.js";

export type QuestionReader = (text: string, language: ConceptLanguage) => ReadQuestion;

/** @returns the reader for a content, made anew where its words have changed */
export function createQuestionReading(): (content: Content) => QuestionReader {
  let reader: { of: Content; read: QuestionReader } | undefined;
  return (now) => {
    if (reader?.of.concepts === now.concepts) return reader.read;
    const corpus = (language: ConceptLanguage) => [
      ...[...now.wards.values()].flatMap(({ topics }) => [...topics.values()].flatMap(({ ask }) => ask[language])),
      ...now.elsewhere.flatMap(({ ask }) => ask[language]),
    ];
    reader = { of: now, read: createQuestionReader(now.concepts, corpus) };
    return reader.read;
  };
}

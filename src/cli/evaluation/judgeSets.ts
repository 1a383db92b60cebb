/** Every question of the sets asked and judged, as a resident would be answered who has not chosen a language. */
import type { Content } from "../../content.js";
import { judge } from "../../evaluation/judge.js";
import type { JudgedSet } from "../../evaluation/questionSets.js";
import { askOne } from "../askOne.js";
import type { ReadSet } from "./readSets.js";

export function judgeSets(content: Content, sets: readonly ReadSet[], now: Date): JudgedSet[] {
  return sets.map(({ name, title, tuned, questions }) => ({
    name,
    title,
    tuned,
    lines: questions.map((asked) => {
      const { id, ward, text } = asked;
      return { set: name, ...judge(asked, askOne(content, { id, ward, text }, now)) };
    }),
  }));
}

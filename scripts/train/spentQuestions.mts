/** The questions that may be learned from, because they were looked at; the odd lines of the newer ones are only measured. */
import { join } from "node:path";
import { projectRoot } from "../../src/projectRoot.js";

/** A line of a file of questions. */
export interface Question {
  id: string;
  ward: string;
  lang: string;
  style: string;
  text: string;
  expect: readonly string[];
  kind: string;
}

/** All lines of a file, or those whose ids end in an even number. */
export interface QuestionFile {
  path: string;
  even: boolean;
}

const fileOf = (name: string) => join(projectRoot, `test/guide/questions/${name}.jsonl`);
const older = ["residents", "fresh", "independent", "nearMisses", "later"];
const halved = ["writer-a", "writer-b", "writer-c", "writer-d"];

export const spentQuestions: readonly QuestionFile[] = [
  ...older.map((name) => ({ path: fileOf(name), even: false })),
  ...halved.map((name) => ({ path: fileOf(name), even: true })),
];

export const isEven = ({ id }: Question): boolean => Number(/\d+$/.exec(id)?.[0] ?? 1) % 2 === 0;

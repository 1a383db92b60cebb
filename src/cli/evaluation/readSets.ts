/** Sets of questions from their files; a line that cannot be asked is named by file and number. */
import { basename, dirname, join } from "node:path";
import { type Half, halfOf, type Question, questionLine } from "../../evaluation/question.js";
import { type QuestionSet, questionSets } from "../../evaluation/questionSets.js";
import { readJsonLines } from "../jsonLines.js";
import { readGivenFile, readGivenText, WrongFile } from "./givenFile.js";

export interface ReadSet {
  name: string;
  title: string;
  tuned: boolean | undefined;
  questions: readonly Question[];
}

/**
 * The sets of a list; the files of a set lie beside it.
 * @param wards that the content has
 */
export function readListedSets(path: string, wards: readonly string[]): ReadSet[] {
  return Object.entries(readGivenFile(path, questionSets)).map(
    ([name, { title, tuned, files, split }]: [string, QuestionSet]) => ({
      name,
      title,
      tuned,
      questions: distinct(
        name,
        files.flatMap((file) => readQuestions(join(dirname(path), file), wards, split)),
      ),
    }),
  );
}

/** A file by itself is a set of which nobody said where it comes from. */
export function readFileSet(path: string, wards: readonly string[], split: Half | undefined): ReadSet {
  const name = basename(path).replace(/\.jsonl$/, "");
  return { name, title: name, tuned: undefined, questions: distinct(name, readQuestions(path, wards, split)) };
}

function readQuestions(path: string, wards: readonly string[], split: Half | undefined): Question[] {
  readGivenText(path);
  const all = readJsonLines(path, questionLine(wards));
  const questions = split ? all.filter((one) => inHalf(one, split, path)) : all;
  if (questions.length === 0) throw new WrongFile(`${path}: has no questions${split ? ` with ${split} numbers` : ""}`);
  return questions;
}

function inHalf({ id }: Question, split: Half, path: string): boolean {
  const half = halfOf(id);
  if (!half) throw new WrongFile(`${path}: the id ${id} has no number, so it is in neither half`);
  return half === split;
}

/** Results are compared by set and id. */
function distinct(name: string, questions: readonly Question[]): readonly Question[] {
  const seen = new Set<string>();
  for (const { id } of questions) {
    if (seen.has(id)) throw new WrongFile(`${name}: two questions have the id ${id}`);
    seen.add(id);
  }
  return questions;
}

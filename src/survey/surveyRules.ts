/** Rules that reach over several questions of a survey's definition. */
import type { Frame } from "../policy/indicator.js";
import { optionsOf, type Question } from "./question.js";
import { axes, groupsOf, type Weighting } from "./weighting.js";

export interface DefinitionProblem {
  path: (string | number)[];
  message: string;
}

interface Definition {
  class: "public" | "confidential";
  frames: readonly Frame[];
  questions: readonly Question[];
  measures: readonly {
    indicator: string;
    question: string;
    numerator: readonly string[];
    denominator: readonly string[];
    subgroup: readonly Condition[];
  }[];
  weighting?: Weighting | undefined;
}

interface Condition {
  question: string;
  choices: readonly string[];
}

export function definitionProblems(definition: Definition): DefinitionProblem[] {
  const { questions } = definition;
  const problems: DefinitionProblem[] = [];
  const complain = (path: (string | number)[], message: string) => problems.push({ path, message });
  const byId = new Map(questions.map((asked) => [asked.id, asked]));

  function checkCondition(path: (string | number)[], { question, choices }: Condition, before: number): void {
    const index = questions.findIndex(({ id }) => id === question);
    const asked = questions[index];
    if (!asked) {
      complain(path, `there is no question ${question}`);
      return;
    }
    if (index >= before) complain(path, `question ${question} is not asked before`);
    const known = optionsOf(asked).map(({ key }) => key);
    if (known.length === 0) complain(path, `question ${question} has no choices`);
    for (const one of choices) if (!known.includes(one)) complain(path, `question ${question} has no choice ${one}`);
  }

  for (const [index, asked] of questions.entries()) {
    const at = ["questions", index];
    if (byId.get(asked.id) !== asked) complain([...at, "id"], `two questions are ${asked.id}`);
    for (const [place, condition] of asked.onlyIf.entries()) checkCondition([...at, "onlyIf", place], condition, index);
    if (asked.kind === "scale" && asked.to <= asked.from) complain([...at, "to"], "the scale ends before it begins");
    if (asked.kind === "number" && asked.most < asked.least) complain([...at, "most"], "is less than the least");
    if (asked.kind === "single" || asked.kind === "multiple") {
      const keys = asked.choices.map(({ key }) => key);
      for (const key of keys.filter((one, place) => keys.indexOf(one) < place))
        complain([...at, "choices"], `two choices are ${key}`);
    }
  }
  const measured = definition.measures.map(({ indicator }) => indicator);
  for (const [index, { indicator, question, numerator, denominator, subgroup }] of definition.measures.entries()) {
    const at = ["measures", index];
    if (measured.indexOf(indicator) < index) complain([...at, "indicator"], `${indicator} is measured twice`);
    checkCondition([...at, "denominator"], { question, choices: denominator }, questions.length);
    for (const one of numerator)
      if (!denominator.includes(one)) complain([...at, "numerator"], `${one} is not in the denominator`);
    for (const [place, condition] of subgroup.entries())
      checkCondition([...at, "subgroup", place], condition, questions.length);
    if (byId.get(question)?.kind === "multiple")
      complain([...at, "question"], "a share is measured by one answer each");
  }
  const { weighting } = definition;
  for (const [axis, grouping] of weighting ? axes.map((one) => [one, weighting[one]] as const) : []) {
    const { question, groups } = grouping;
    checkCondition(["weighting", axis], { question, choices: Object.keys(groups) }, questions.length);
    if (byId.get(question)?.kind === "multiple")
      complain(["weighting", axis, "question"], "a group is told by one answer each");
    if (groupsOf(grouping).length < 2) complain(["weighting", axis, "groups"], "one group weighs nothing");
  }
  if (weighting && weighting.age.question === weighting.sex.question)
    complain(["weighting", "sex", "question"], "asks for the age already");
  if (new Set(definition.frames).size < definition.frames.length) complain(["frames"], "names a frame twice");
  return problems;
}

/** The surveys that a ward can begin with: each survey indicator of a plan can be measured, in the plan's own words. */
import { describe, expect, it, test } from "vitest";
import type { WardContent } from "../../src/content.js";
import { type Language, languages } from "../../src/language.js";
import type { Indicator } from "../../src/policy/indicator.js";
import { placedIndicators } from "../../src/policy/plan.js";
import { isForChat } from "../../src/survey/chat/chatCourse.js";
import { optionsOf } from "../../src/survey/question.js";
import type { Measure, SurveyDefinition } from "../../src/survey/survey.js";
import type { SurveyText } from "../../src/survey/surveyText.js";
import { realContent } from "../support/content.js";

interface Wanted {
  ward: WardContent;
  fiscalYear: number;
  indicator: Indicator;
}
interface Ready {
  ward: WardContent;
  survey: SurveyDefinition;
}

const wards = [...realContent().wards.values()];
const wanted: Wanted[] = wards.flatMap((ward) =>
  [...ward.plans.values()].flatMap((plan) =>
    placedIndicators(plan)
      .filter(({ indicator }) => indicator.kind === "survey")
      .map(({ indicator }) => ({ ward, fiscalYear: plan.fiscalYear, indicator })),
  ),
);
const ready: Ready[] = wards.flatMap((ward) => [...ward.surveys.values()].map((survey) => ({ ward, survey })));
const measuring = ({ ward, indicator }: Wanted) =>
  [...ward.surveys.values()].flatMap((survey) =>
    survey.measures.filter((one) => one.indicator === indicator.id).map((measure) => ({ survey, measure })),
  );
const named = <T extends { indicator: Indicator }>(all: T[]) => all.map((one) => [one.indicator.id, one] as const);
const bySurvey = ready.map((one) => [`${one.ward.ward.id}/${one.survey.key}`, one] as const);

function askedBy(survey: SurveyDefinition, measure: Measure) {
  const found = survey.questions.find(({ id }) => id === measure.question);
  if (!found) throw new Error(`no question ${measure.question}`);
  return found;
}

/** Every text of a survey that residents read. */
function textsOf({ title, lead, purpose, eligibility, questions }: SurveyDefinition): SurveyText[] {
  const asked = questions.flatMap((one) => [
    one.text,
    ...(one.help ? [one.help] : []),
    ...(one.kind === "single" || one.kind === "multiple" ? one.choices.map(({ text }) => text) : []),
  ]);
  return [title, lead, purpose, ...(eligibility ? [eligibility] : []), ...asked];
}

test("the plans have twelve indicators that people are asked for", () => expect(wanted).toHaveLength(12));

describe("each of them", () => {
  it.each(named(wanted))("%s is measured by a ready survey", (_id, one) =>
    expect(measuring(one).length).toBeGreaterThan(0));

  it.each(named(wanted))("%s is measured in a frame that its plan accepts", (_id, one) => {
    for (const { survey } of measuring(one))
      expect(survey.frames.some((frame) => one.indicator.acceptsFrames.includes(frame))).toBe(true);
  });

  it.each(named(wanted))("%s is asked under the name of its plan's fiscal year", (_id, one) => {
    for (const { survey } of measuring(one)) {
      expect(survey.title.ja).toContain(`令和${one.fiscalYear - 2018}年度`);
      expect(survey.lead.ja).toContain(`令和${one.fiscalYear - 2018}年度`);
    }
  });

  it.each(named(wanted))("%s counts 「わからない」 as an answer, and nobody can pass it over", (_id, one) => {
    for (const { survey, measure } of measuring(one)) {
      const asked = askedBy(survey, measure);
      expect(asked.required).toBe(true);
      expect(asked.onlyIf).toEqual([]);
      // The plans leave no answer out, so neither do we.
      expect([...measure.denominator].sort()).toEqual(
        optionsOf(asked)
          .map(({ key }) => key)
          .sort(),
      );
      expect(measure.numerator).not.toContain("unsure");
      expect(measure.numerator.length).toBeLessThan(measure.denominator.length);
    }
  });

  it.each([
    ["nishi-r6-1-1-1", "各団体により、地域の特性や課題に応じた活動が進められていると感じ"],
    ["nishi-r6-1-1-2", "地域活動協議会を知ってい"],
    ["nishi-r6-1-2-1", "家庭や地域で、防災対策を講じてい"],
    ["nishi-r6-1-2-2", "地域で、安心して暮らせ"],
    ["nishi-r6-2-1-1", "安心して子育てができる環境が整っていると感じ"],
    ["nishi-r6-3-1-1", "区役所からお知らせすべき情報が、適切に発信されていると感じ"],
    ["nishi-r6-3-1-2", "区政会議において、各委員からの意見や要望、評価について、適切なフィードバックが行われたと感じ"],
    ["nishi-r6-3-1-3", "区役所の窓口は、適切な対応をしていると感じ"],
    ["suminoe-r7-2-1", "地域の中で、見守りやつながりづくりに資する活動ができている"],
    [
      "suminoe-r7-2-1-1",
      "区民の相談に対して、適切な支援につなげられるように、課題に『気づく』ことを意識して行動できる。",
    ],
    [
      "suminoe-r7-2-2",
      "地域活動協議会は、地域特性に即した地域課題の解決に向けた取組が自律的に進められている状態にあると思",
    ],
    ["suminoe-r7-2-2-1-b", "まちづくりセンター等は、地域の実情やニーズに即した支援を実施していると"],
  ])("%s is asked in the plan's words: 「%s」", (id, words) => {
    const found = wanted.find(({ indicator }) => indicator.id === id);
    const asked = found ? measuring(found).map(({ survey, measure }) => askedBy(survey, measure).text.ja) : [];
    expect(asked).toEqual([expect.stringContaining(words)]);
    // Commas and particles aside, these are the letters of the indicator itself.
    const letters = (text: string) => new Set(text.replace(/[、。「」『』はが]/g, ""));
    const own = letters(found?.indicator.text ?? "");
    const strange = [...letters(words)].filter((letter) => !own.has(letter));
    expect(strange.join("")).toBe("");
  });

  test("what the plan calls 'a survey' and no more also takes answers tapped in LINE", () => {
    const inLine = wanted.filter(({ indicator }) => indicator.acceptsFrames.includes("line"));
    expect(inLine.map(({ indicator }) => indicator.id)).toEqual(["nishi-r6-1-2-2", "nishi-r6-2-1-1"]);
    for (const one of inLine) {
      for (const { survey, measure } of measuring(one)) {
        expect(survey.frames).toContain("line");
        expect(isForChat(survey, askedBy(survey, measure))).toBe(true);
      }
    }
  });
});

describe("each ready survey", () => {
  const everyLanguage: Record<string, readonly Language[]> = {
    "nishi/guardians": languages,
    "nishi/residents": languages,
  };

  it.each(bySurvey)("%s says everything in the languages it is offered in", (name, { survey }) => {
    for (const text of textsOf(survey))
      for (const language of everyLanguage[name] ?? ["ja", "easy", "en"]) expect(text[language], text.ja).toBeTruthy();
  });

  it.each(bySurvey)("%s says what the answers are for, who sees them, and how long they are kept", (_name, {
    survey,
  }) => {
    expect(survey.eligibility).toBeDefined();
    expect(survey.purpose.ja).toContain("指標の実績をはかり");
    expect(survey.purpose.ja).toMatch(/10人|10件/);
    expect(survey.retention).toEqual({ objectionDays: 30, textsDays: 365, responsesDays: 5 * 365 });
    expect(survey.purpose.ja).toContain("5年後までに消します");
    const asksWords = survey.questions.some(({ kind }) => kind === "text");
    expect(survey.purpose.ja.includes("1年後")).toBe(asksWords);
  });

  it.each(bySurvey)("%s tells staff how its shares are made", (_name, { survey }) => {
    expect(survey.note).toContain("分子");
    expect(survey.note).toContain("分母");
    expect(survey.note).toContain("わからない");
  });

  it.each(bySurvey)("%s names no telephone number, address on the web, or day", (_name, { survey }) => {
    const words = JSON.stringify([textsOf(survey), survey.note]).normalize("NFKC");
    expect(words).not.toMatch(/https?:|www\.|@|\d{2,4}-\d{2,4}-\d{3,4}|\d{1,2}月\d{1,2}日/);
  });

  test("what is sensitive or written in words stays on the form, and all else can be tapped", () => {
    const onForm = ready.flatMap(({ survey }) =>
      survey.questions.filter((asked) => !isForChat(survey, asked)).map(({ id }) => `${survey.key}/${id}`),
    );
    expect(onForm).toEqual([
      "residents/age",
      "residents/sex",
      "residents/wish",
      "ward-council/wish",
      "community-council/wish",
      "staff/wish",
    ]);
    for (const { survey } of ready)
      for (const asked of survey.questions) if (!isForChat(survey, asked)) expect(asked.required).toBe(false);
  });

  test("residents' answers are weighted by every age and by women and men; who says neither has no weight", () => {
    const residents = ready.find(({ survey }) => survey.key === "residents")?.survey;
    const choiceTexts = (id: string) =>
      residents?.questions.flatMap((one) => (one.id === id ? optionsOf(one) : [])).map(({ text }) => text.ja);
    expect(Object.values(residents?.weighting?.age.groups ?? {})).toEqual(choiceTexts("age"));
    expect(residents?.weighting?.sex).toEqual({ question: "sex", groups: { female: "女性", male: "男性" } });
    expect(choiceTexts("sex")).toEqual(["女性", "男性", "その他", "答えたくない"]);
  });

  test("guardians are told that the survey is for them, and are not asked about their family in chat", () => {
    const guardians = ready.find(({ survey }) => survey.key === "guardians")?.survey;
    expect(guardians?.eligibility?.ja).toContain("18歳未満のこどもを育てている保護者");
    expect(guardians?.questions.map(({ subject }) => subject)).toEqual(["opinion", "opinion", "opinion"]);
  });
});

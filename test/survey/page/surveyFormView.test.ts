/** The form as the console shows it before it is published. */
import type { Request } from "express";
import { expect, it } from "vitest";
import { languages } from "../../../src/language.js";
import { SurveyFormView } from "../../../src/survey/page/surveyFormView.js";
import { testFrame } from "../../support/pages.js";
import { branching, short } from "./stand.js";

const frame = testFrame();
const asked = { query: {}, headers: {} } as Request;

it.each(
  languages,
)("draws every question with all its choices, and nothing that could be sent, in %s", async (language) => {
  for (const definition of [short, branching()]) {
    const html = await SurveyFormView({ view: frame.view(asked, language), definition });
    for (const { id } of definition.questions) expect(html).toContain(`name="q_${id}"`);
    expect(html).not.toMatch(/<form|<button|undefined/);
    expect(html.match(/survey-number/g)).toHaveLength(definition.questions.length);
  }
});

it("shows what somebody wrote as words and not as a page", async () => {
  const hostile = { ja: '<script>alert("x")</script>' };
  const [first, ...others] = branching().questions;
  const definition = {
    ...branching(),
    lead: hostile,
    purpose: hostile,
    questions: [{ ...first!, text: hostile, help: hostile }, ...others],
  };
  for (const language of languages) {
    const html = await SurveyFormView({ view: frame.view(asked, language), definition });
    expect(html).not.toContain("<script");
    expect(html).toContain("&lt;script>");
  }
});

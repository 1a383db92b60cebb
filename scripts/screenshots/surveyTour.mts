/**
 * Part of the tour of the staff console: two surveys from their ready definitions to the figures of the plan, and the
 * pages that residents and readers meet on the way.
 */
import type { Browser, Page } from "playwright-core";
import { press, type Scene, visit } from "./consoleVisit.mjs";
import { eventTour } from "./eventTour.mjs";
import type { Phone } from "./simulatorPage.mjs";
import {
  answerByCode,
  beginReady,
  fillForm,
  friendsTap,
  openInChat,
  orderLetters,
  printedCodes,
  publishSurvey,
} from "./surveySteps.mjs";

export interface SurveyCast {
  editor: Page;
  approver: Page;
  /** Of somebody who answers in LINE. */
  phone: Phone;
}

const closesAt = "2026-12-25T17:00";

export async function* surveyTour(browser: Browser, url: string, cast: SurveyCast): AsyncGenerator<Scene> {
  const nishi = `${url}/console/nishi`;
  const guardians = yield* prepared(nishi, cast);
  const resident = await visit(browser);
  yield* answeredInLine(url, cast.phone, resident);
  const residents = await beginReady(cast.editor, nishi, /区民アンケート/);
  await publishSurvey(cast.approver, residents, closesAt);
  yield* askedByLetter(url, residents, cast, resident);
  yield* askedOtherwise(nishi, guardians, cast);
  yield* counted(guardians, residents, cast, resident);
  yield* figures(url, cast, resident);
  yield* eventTour(url, nishi, cast.editor);
  yield* at(cast.editor, [["console-surveys", `${nishi}/surveys`]]);
  await resident.context().close();
}

type Stop = readonly [string, string, Partial<Scene>?];

async function* at(page: Page, all: readonly Stop[]): AsyncGenerator<Scene> {
  for (const [name, address, more] of all) {
    await page.goto(address);
    yield { name, page, ...more };
  }
}

/** A draft from a ready survey, and the other person who publishes it. */
async function* prepared(nishi: string, { editor, approver }: SurveyCast): AsyncGenerator<Scene, string> {
  yield* at(editor, [
    ["", `${nishi}/surveys`],
    ["", `${nishi}/surveys/new`],
  ]);
  const survey = await beginReady(editor, nishi, /保護者アンケート/);
  yield { name: "", page: editor };
  yield* at(editor, [
    ["console-survey-questions", `${survey}/questions`],
    ["", `${survey}/add-question?kind=single`],
    ["", `${survey}/questions/environment`],
    ["", `${survey}/basics`],
    ["", `${survey}/measures`],
    ["", `${survey}/add-measure`],
    ["console-survey-measure", `${survey}/measures/1`],
    ["", `${survey}/yaml`],
    ["console-survey-preview", `${survey}/preview`, { cut: 1_500 }],
  ]);
  yield* at(approver, [["console-survey-opening", `${survey}/opening`]]);
  await publishSurvey(approver, survey, closesAt);
  yield { name: "", page: approver };
  return survey;
}

/** Tapped in LINE; and on the form to which the talk's link leads. */
async function* answeredInLine(url: string, phone: Phone, resident: Page): AsyncGenerator<Scene> {
  await openInChat(phone);
  yield { name: "survey-line", page: phone.frame.page(), part: phone.frame };
  for (const label of ["どちらかといえば感じる", "とばす", "役に立っている"]) await phone.press(label);
  const friends = ([answer, useful]: string[]) => [
    "アンケート",
    "回答する",
    "はじめる",
    answer ?? "",
    "とばす",
    useful ?? "",
  ];
  const people = (count: number, answer: string, useful: string) =>
    Array.from({ length: count }, () => friends([answer, useful]));
  await friendsTap(phone.frame.page(), `${url}/simulator`, [
    ...people(6, "感じる", "役に立っている"),
    ...people(3, "どちらかといえば感じる", "役に立っている"),
    ...people(2, "どちらかといえば感じない", "見たことがない"),
    ...people(1, "わからない", "役に立っていない"),
  ]);
  await phone.say("アンケート");
  await phone.press("答えを変える");
  const page = phone.frame.page();
  await page.getByRole("heading", { level: 1 }).click();
  await resident.goto(`${url}/nishi/code`);
  yield { name: "", page: resident };
}

/** Letters with codes, made by one person and printed by another; and what a resident does with one. */
async function* askedByLetter(
  url: string,
  survey: string,
  { editor, approver }: SurveyCast,
  resident: Page,
): AsyncGenerator<Scene> {
  yield* at(editor, [["", `${survey}/asking/letters`]]);
  const letters = await orderLetters(editor, survey, { name: "架空の名簿から無作為に選んだ40人", count: 40 });
  yield { name: "console-survey-letters", page: editor };
  yield* at(editor, [["", `${letters}/unanswered`]]);
  const codes = await printedCodes(approver, letters);
  yield { name: "console-survey-print", page: approver, cut: 900 };
  const [first = "", ...more] = codes;
  await resident.goto(`${url}/nishi/code`);
  await resident.locator("#code").fill(first);
  await press(resident, "回答を始める");
  yield { name: "survey-form", page: resident, onPhone: true };
  await fillForm(resident, ["感じる"]);
  yield { name: "", page: resident };
  for (const [index, code] of more.slice(0, 10).entries())
    await answerByCode(resident.request, `${url}/nishi`, code, index % 3 === 0 ? "no-rather" : "yes-rather");
  yield* at(editor, [["console-survey-asking", `${survey}/asking`]]);
}

/** The other ways of asking, each with its page. */
async function* askedOtherwise(nishi: string, survey: string, { editor }: SurveyCast): AsyncGenerator<Scene> {
  const asking = `${survey}/asking`;
  yield* at(editor, [
    ["", `${asking}/line`],
    ["", `${asking}/paper`],
    ["console-survey-power", `${asking}/power?from=45&to=48&rate=26.5`],
    ["", `${asking}/panel`],
    ["", `${nishi}/panels`],
    ["", `${nishi}/panels/council`],
    ["", `${asking}/poster`],
  ]);
  await editor.getByRole("radio", { name: /保護者/ }).check();
  await editor.getByRole("textbox", { name: "掲示の名前" }).fill("架空の子育てひろば");
  await press(editor, "ポスターを作る");
  yield { name: "", page: editor };
  yield* at(editor, [
    ["", `${editor.url()}/poster`],
    ["", `${asking}/import`],
  ]);
  await editor.getByRole("textbox", { name: "元のシステムと様式の名前" }).fill("架空のシステム");
  const csv = "受付番号,感じますか\n架空1,感じる\n架空2,感じない\n架空3,そこそこ\n";
  const file = { name: "架空.csv", mimeType: "text/csv", buffer: Buffer.from(csv) };
  await editor.locator("input[type=file]").setInputFiles(file);
  await press(editor, "読み込んで確かめる");
  yield { name: "console-survey-import", page: editor, cut: 1_500 };
}

/** Results for staff, their publication, and the public page. */
async function* counted(
  guardians: string,
  residents: string,
  { editor, approver }: SurveyCast,
  reader: Page,
): AsyncGenerator<Scene> {
  await editor.goto(`${guardians}/results`);
  await press(editor, "いま集計しなおす");
  yield { name: "console-survey-results", page: editor, cut: 1_800 };
  yield* at(editor, [
    ["console-survey-cross", `${guardians}/results/cross?row=environment&column=news`],
    ["", `${guardians}/results/texts`],
    ["", `${residents}/results/texts`],
    ["", `${guardians}/results/export`],
  ]);
  yield* at(approver, [["", `${guardians}/publication`]]);
  await approver
    .getByRole("textbox", { name: "区からの説明" })
    .fill("LINEで区の友だちの方にたずねました。架空の回答です。");
  await press(approver, "見え方を確かめる");
  yield { name: "console-survey-publication", page: approver, cut: 1_800 };
  await press(approver, "この内容で公開する");
  await reader.goto(`${guardians.replace("/console/nishi/surveys/", "/nishi/s/")}/results`);
  yield { name: "survey-results", page: reader, cut: 1_800 };
  yield* at(reader, [["", guardians.replace("/console/nishi/surveys/", "/nishi/s/")]]);
}

/** The plan's indicators for everybody and for staff, and the forms that the ward files. */
async function* figures(url: string, { editor }: SurveyCast, reader: Page): AsyncGenerator<Scene> {
  const nishi = `${url}/console/nishi`;
  yield* at(reader, [
    ["indicators", `${url}/nishi/indicators`, { cut: 1_500 }],
    ["indicator", `${url}/nishi/indicators/nishi-r6-2-1-1`, { onPhone: true }],
    ["indicator-suminoe", `${url}/suminoe/indicators/suminoe-r7-2-1-2`],
  ]);
  yield* at(editor, [
    ["console-indicators", `${nishi}/indicators`, { cut: 1_500 }],
    ["console-indicator", `${nishi}/indicators/nishi-r6-2-1-1`, { cut: 1_800 }],
    ["", `${nishi}/indicators/import`],
    ["", `${nishi}/indicators/population`],
    ["", `${nishi}/plans`],
    ["", `${nishi}/plans/nishi-r6`],
    ["console-form", `${nishi}/plans/nishi-r6/forms/year-end`, { cut: 1_800 }],
    ["", `${nishi}/plans/rollover`],
  ]);
  await editor.getByRole("textbox", { name: /新しい年度/ }).fill("2027");
  await press(editor, "下書きを作る");
  yield { name: "", page: editor };
}

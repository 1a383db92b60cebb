/** Paper answers in the console: keyed in once, or by two people whose entries must agree. */
import { randomUUID } from "node:crypto";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import type { Tx } from "../../db.js";
import { type Answers, stampOf } from "../answering/answer.js";
import { type Faults, faultsOf } from "../answering/answerCheck.js";
import type { Respondent, WayIn } from "../answering/answeringDesk.js";
import { readForm, type Typed } from "../answering/formRead.js";
import { differences, paperAnswers, settled } from "./answerForm.js";
import { type AskingConsoleOptions, asking, askingPageOf, surveyOf } from "./askingOptionsConsole.js";
import { askingPath } from "./askingPaths.js";
import type { AskedSurvey } from "./batch.js";
import { word } from "./formWords.js";
import { PaperCodePage, PaperDecidePage, PaperEntryPage } from "./paperPage.js";
import { createPaperStore } from "./paperStore.js";

/** A letter's code of this survey, with what its hash finds. */
interface Sheet {
  survey: AskedSurvey;
  code: string;
  respondent: Respondent & { codeHash: Uint8Array };
}

export function paperRoutes({ database, vault, audit, answering }: AskingConsoleOptions): ConsoleRoute[] {
  const papers = createPaperStore(vault);
  const page = (context: ConsoleContext, survey: AskedSurvey, isFaulty: boolean) =>
    askingPageOf(context, survey, "紙の回答を入力する", isFaulty);

  async function askCode(context: ConsoleContext, survey: AskedSurvey, mistake?: string): Promise<void> {
    const waiting = await database.run("console", (tx) => papers.waiting(tx, survey.id, context.staff.id));
    // What was typed comes back only where it can be put right: a code that is right is nobody else's to see.
    const code = mistake === undefined ? "" : word(context.form, "code");
    await context.send(
      page(context, survey, mistake !== undefined),
      <PaperCodePage survey={survey} waiting={waiting} code={code} mistake={mistake} csrfField={context.csrfField} />,
    );
  }

  const codeMistake = (found: WayIn, survey: AskedSurvey): string | undefined => {
    if (found.kind === "closed") return "このアンケートは終わりました。";
    if (found.kind !== "respondent" || !found.respondent.codeHash)
      return "この回答コードは見つかりません。用紙を見て、もう一度入力してください。";
    return found.survey.id === survey.id ? undefined : "別のアンケートの回答コードです。";
  };

  /** Undefined: the page that says so has been sent. */
  async function sheetOf(context: ConsoleContext): Promise<Sheet | undefined> {
    const survey = await surveyOf(context, database, "open");
    if (!survey) return undefined;
    const code = word(context.form, "code");
    const found = await database.run("console", (tx) => answering.byCode(tx, survey.ward, code, context.now));
    const mistake = codeMistake(found, survey);
    if (mistake !== undefined || found.kind !== "respondent" || !found.respondent.codeHash) {
      await askCode(context, survey, mistake);
      return undefined;
    }
    const { codeHash } = found.respondent;
    return { survey, code, respondent: { ...found.respondent, codeHash } };
  }

  async function enter(
    context: ConsoleContext,
    { survey, code, respondent }: Sheet,
    typed: Typed = {},
    faults: Faults = {},
    twice = false,
  ): Promise<void> {
    const { first, isAnswered } = await database.run("console", async (tx) => {
      const kept = await papers.first(tx, survey.id, respondent.codeHash);
      const first = !kept ? "none" : kept.keyedBy === context.staff.id ? "own" : "other";
      return { first, isAnswered: await papers.isAnswered(tx, respondent.codeHash) } as const;
    });
    await context.send(
      page(context, survey, Object.keys(faults).length > 0),
      <PaperEntryPage
        survey={survey}
        questions={survey.definition.questions}
        view={context.view}
        code={code}
        typed={typed}
        faults={faults}
        first={first}
        isAnswered={isAnswered}
        twice={twice || first === "own"}
        csrfField={context.csrfField}
      />,
    );
  }

  /** @returns false where the survey has closed meanwhile */
  async function write(
    tx: Tx,
    context: ConsoleContext,
    { survey, respondent }: Sheet,
    answers: Answers,
    people: 1 | 2,
  ) {
    const found = await answering.byCode(tx, survey.ward, word(context.form, "code"), context.now);
    if (found.kind !== "respondent") return false;
    const written = await answering.submit(tx, found.survey, respondent, {
      answers,
      // The database's clock, as for forms: civil time may be a demo's, and stands still in tests.
      stamp: stampOf(await papers.now(tx), randomUUID()),
      language: "ja",
      way: "paper",
      now: context.now,
    });
    if (written.kind !== "submitted") return false;
    await papers.drop(tx, survey.id, respondent.codeHash);
    await audit.record(tx, {
      actor: context.actor,
      ward: survey.ward,
      action: "survey.paper-keyed",
      subject: survey.id,
      facts: { people },
    });
    return true;
  }

  const next = (context: ConsoleContext, { survey }: Sheet, done: boolean, text: string): void =>
    context.redirect(
      `${askingPath(survey.ward, survey.key)}/paper`,
      done
        ? { kind: "success", text }
        : { kind: "mistake", text: "回答にできませんでした。アンケートが公開中かを確かめてください。" },
    );

  function readEntry(context: ConsoleContext, { survey }: Sheet): { answers: Answers; typed: Typed; faults: Faults } {
    const { questions } = survey.definition;
    const read = readForm(questions, context.form, "aside", {});
    const answers = paperAnswers(read.answers, survey.definition);
    return { answers, typed: read.typed, faults: { ...faultsOf(questions, answers), ...read.faults } };
  }

  async function entry(context: ConsoleContext): Promise<void> {
    const sheet = await sheetOf(context);
    if (!sheet) return;
    const { survey, respondent } = sheet;
    const { answers, typed, faults } = readEntry(context, sheet);
    const twice = word(context.form, "twice") === "on";
    if (Object.keys(faults).length > 0) return enter(context, sheet, typed, faults, twice);
    const outcome = await database.transaction("console", async (tx) => {
      const first = await papers.first(tx, survey.id, respondent.codeHash);
      if (first && first.keyedBy !== context.staff.id) {
        if (differences(survey.definition, first.answers, answers).length > 0)
          return { kind: "differs", first } as const;
        return { kind: "written", done: await write(tx, context, sheet, answers, 2) } as const;
      }
      if (!first && !twice) return { kind: "written", done: await write(tx, context, sheet, answers, 1) } as const;
      const kept = { surveyId: survey.id, codeHash: respondent.codeHash, answers, keyedBy: context.staff.id };
      await papers.keep(tx, { ...kept, now: context.now });
      await audit.record(tx, {
        actor: context.actor,
        ward: survey.ward,
        action: "survey.paper-first",
        subject: survey.id,
      });
      return { kind: "kept" } as const;
    });
    switch (outcome.kind) {
      case "written":
        return next(context, sheet, outcome.done, "回答として受け付けました。");
      case "kept":
        return next(
          context,
          sheet,
          true,
          "一人目の入力を保存しました。別の人が同じ用紙を入力すると、照らし合わせます。",
        );
      case "differs":
        return decidePage(context, sheet, outcome.first.answers, answers, typed, new Set());
      default:
        return outcome satisfies never;
    }
  }

  const decidePage = (
    context: ConsoleContext,
    { survey, code }: Sheet,
    first: Answers,
    second: Answers,
    typed: Typed,
    undecided: ReadonlySet<string>,
  ): Promise<void> =>
    context.send(
      page(context, survey, undecided.size > 0),
      <PaperDecidePage
        survey={survey}
        code={code}
        differing={differences(survey.definition, first, second)}
        first={first}
        second={second}
        typed={typed}
        undecided={undecided}
        csrfField={context.csrfField}
      />,
    );

  async function decide(context: ConsoleContext): Promise<void> {
    const sheet = await sheetOf(context);
    if (!sheet) return;
    const { survey, respondent } = sheet;
    const { answers: second, typed, faults } = readEntry(context, sheet);
    const first = await database.run("console", (tx) => papers.first(tx, survey.id, respondent.codeHash));
    // Gone or taken back by now, or sent by the one who keyed it in first: begin again.
    if (!first || first.keyedBy === context.staff.id || Object.keys(faults).length > 0)
      return enter(context, sheet, typed, faults);
    const { answers, open } = settled(survey.definition, { first: first.answers, second }, context.form);
    if (open.length > 0) {
      const undecided = new Set(open.map(({ id }) => id));
      return decidePage(context, sheet, first.answers, second, typed, undecided);
    }
    const wrong = faultsOf(survey.definition.questions, answers);
    if (Object.keys(wrong).length > 0) return enter(context, sheet, typed, wrong);
    const done = await database.transaction("console", (tx) => write(tx, context, sheet, answers, 2));
    next(context, sheet, done, "回答として受け付けました。");
  }

  const path = `${asking}/paper`;
  const editor = { scope: "ward", role: "editor" } as const;
  return [
    {
      method: "get",
      path,
      ...editor,
      async run(context) {
        const survey = await surveyOf(context, database, "open");
        if (survey) await askCode(context, survey);
      },
    },
    {
      method: "post",
      path,
      ...editor,
      async run(context) {
        const sheet = await sheetOf(context);
        if (sheet) await enter(context, sheet);
      },
    },
    { method: "post", path: `${path}/entry`, ...editor, run: entry },
    { method: "post", path: `${path}/decide`, ...editor, run: decide },
  ];
}

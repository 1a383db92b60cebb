/** Letters in the console: how many and to whom; their codes are made. */
import { randomUUID } from "node:crypto";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { createCodeStore } from "../respondent/codeStore.js";
import { type AskingConsoleOptions, asking, askingPageOf, surveyOf } from "./askingOptionsConsole.js";
import { batchPath } from "./askingPaths.js";
import { count } from "./askingWords.js";
import { letterFrames, letterOrder } from "./batch.js";
import { batchStore } from "./batchStore.js";
import { LetterOrderPage } from "./letterOrderPage.js";

const orderMistakes: Readonly<Record<string, string>> = {
  frame: "だれに依頼するかを選んでください。",
  name: "依頼の名前を100文字までで入力してください。",
  count: "手紙の数を1から50,000までの数で入力してください。",
  population: "選んだ元の人数は、手紙の数以上の数で入力してください。",
  everyone: "全員に依頼するときは、選んだ元の人数を空けるか、手紙の数と同じにしてください。",
};

type LetterOrderOptions = Pick<AskingConsoleOptions, "database" | "vault" | "audit">;

export function letterOrderRoutes({ database, vault, audit }: LetterOrderOptions): ConsoleRoute[] {
  const codes = createCodeStore(vault);

  async function order(context: ConsoleContext, mistakes: Record<string, string> = {}): Promise<void> {
    const survey = await surveyOf(context, database, "open");
    if (!survey) return;
    const frames = letterFrames.filter((frame) => survey.definition.frames.includes(frame));
    if (frames.length === 0)
      return context.refuse(
        409,
        "このアンケートは、手紙で依頼する相手を対象にしていません。設問のページで対象を加えてください。",
      );
    await context.send(
      askingPageOf(context, survey, "手紙で依頼する", Object.keys(mistakes).length > 0),
      <LetterOrderPage
        survey={survey}
        frames={frames}
        form={context.form}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  async function make(context: ConsoleContext): Promise<void> {
    const survey = await surveyOf(context, database, "open");
    if (!survey) return;
    const read = letterOrder.safeParse(context.form);
    const mistakes: Record<string, string> = {};
    for (const issue of read.error?.issues ?? []) {
      const field = String(issue.path[0]);
      mistakes[field] ??= orderMistakes[field] ?? "入力を確かめてください。";
    }
    if (read.success && !survey.definition.frames.includes(read.data.frame))
      mistakes["frame"] = orderMistakes["frame"] ?? "";
    if (!read.success || Object.keys(mistakes).length > 0) return order(context, mistakes);
    const { frame, name, count: asked, population, everyone } = read.data;
    const id = randomUUID();
    await database.transaction("console", async (tx) => {
      await batchStore.add(tx, {
        id,
        surveyId: survey.id,
        kind: "letters",
        frame,
        name,
        asked,
        population: everyone ? asked : population,
        everyone,
        drawn: {},
        createdBy: context.staff.id,
        now: context.now,
      });
      await codes.createCodes(tx, id, asked);
      const facts = { letters: asked, frame };
      await audit.record(tx, {
        actor: context.actor,
        ward: survey.ward,
        action: "survey.letters-made",
        subject: id,
        facts,
      });
    });
    context.redirect(batchPath(survey.ward, survey.key, id), {
      kind: "success",
      text: `${count(asked)}通分の回答コードを作りました。`,
    });
  }

  const editor = { scope: "ward", role: "editor" } as const;
  return [
    { method: "get", path: `${asking}/letters`, ...editor, run: (context) => order(context) },
    { method: "post", path: `${asking}/letters`, ...editor, run: make },
  ];
}

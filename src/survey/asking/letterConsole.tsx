/** Letters in the console: the text is written, what came back is counted, codes are withdrawn. */
import { z } from "zod";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { createCodeStore } from "../respondent/codeStore.js";
import { type AskingConsoleOptions, asking, batchOf } from "./askingOptionsConsole.js";
import { batchPath } from "./askingPaths.js";
import { count, letterProblemText } from "./askingWords.js";
import { batchStore } from "./batchStore.js";
import { word } from "./formWords.js";
import { letterProblem } from "./letter.js";
import { letterOrderRoutes } from "./letterOrderConsole.js";

export interface LetterRoutesOptions extends AskingConsoleOptions {
  /** Shows a batch again, with what must be put right. */
  showBatch(context: ConsoleContext, mistakes: Readonly<Record<string, string>>): Promise<void>;
}

export function letterRoutes(options: LetterRoutesOptions): ConsoleRoute[] {
  const { database, vault, audit, showBatch } = options;
  const codes = createCodeStore(vault);
  const letters = ["letters", "panel"] as const;

  async function setText(context: ConsoleContext): Promise<void> {
    const found = await batchOf(context, database, letters);
    if (!found) return;
    const letter = word(context.form, "letter").replace(/\r\n?/g, "\n");
    const problem = letterProblem(letter);
    if (problem) return showBatch(context, { letter: letterProblemText(problem) });
    const { survey, batch } = found;
    await database.transaction("console", async (tx) => {
      await batchStore.setDrawn(tx, batch.id, { letter });
      await audit.record(tx, {
        actor: context.actor,
        ward: survey.ward,
        action: "survey.letter-written",
        subject: batch.id,
      });
    });
    context.redirect(batchPath(survey.ward, survey.key, batch.id), {
      kind: "success",
      text: "手紙の文を保存しました。",
    });
  }

  async function setReturned(context: ConsoleContext): Promise<void> {
    const found = await batchOf(context, database, letters);
    if (!found) return;
    const { survey, batch } = found;
    const most = Math.max(0, (batch.asked ?? 0) - batch.answered);
    const returned = z.coerce
      .number()
      .int()
      .min(0)
      .max(most)
      .safeParse(word(context.form, "returned").trim() || "?");
    if (!returned.success)
      return showBatch(context, {
        returned: `0から${count(most)}（まだ回答のない手紙の数）までの数で入力してください。`,
      });
    await database.transaction("console", async (tx) => {
      await batchStore.setReturned(tx, batch.id, returned.data);
      const facts = { before: batch.returned, after: returned.data };
      await audit.record(tx, {
        actor: context.actor,
        ward: survey.ward,
        action: "survey.returned-counted",
        subject: batch.id,
        facts,
      });
    });
    context.redirect(batchPath(survey.ward, survey.key, batch.id), {
      kind: "success",
      text: "戻った手紙の数を保存しました。",
    });
  }

  async function withdrawCode(context: ConsoleContext): Promise<void> {
    const found = await batchOf(context, database, letters);
    if (!found) return;
    const { survey, batch } = found;
    const number = z.coerce
      .number()
      .int()
      .min(1)
      .max(50_000)
      .safeParse(word(context.form, "number").trim() || "?").data;
    const outcome =
      number === undefined
        ? "missing"
        : await database.transaction("console", async (tx) => {
            const outcome = await codes.voidCode(tx, batch.id, number);
            if (outcome !== "void") return outcome;
            const facts = { number };
            await audit.record(tx, {
              actor: context.actor,
              ward: survey.ward,
              action: "survey.code-voided",
              subject: batch.id,
              facts,
            });
            return outcome;
          });
    if (outcome === "missing") return showBatch(context, { number: "この番号の手紙はありません。" });
    if (outcome === "answered")
      return showBatch(context, { number: "この手紙の回答コードは、もう回答に使われています。" });
    context.redirect(batchPath(survey.ward, survey.key, batch.id), {
      kind: "success",
      text: "回答コードを無効にしました。",
    });
  }

  const path = `${asking}/batches/:batch`;
  const editor = { scope: "ward", role: "editor" } as const;
  return [
    ...letterOrderRoutes({ database, vault, audit }),
    { method: "post", path: `${path}/letter`, ...editor, run: setText },
    { method: "post", path: `${path}/returned`, ...editor, run: setReturned },
    { method: "post", path: `${path}/withdraw-code`, ...editor, run: withdrawCode },
  ];
}

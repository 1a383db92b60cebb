/** Letters to everybody on a panel list, in the console. */
import { randomUUID } from "node:crypto";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { dayText } from "../../console/timeWords.js";
import type { Frame } from "../../policy/indicator.js";
import { civilDate } from "../../time.js";
import { createCodeStore } from "../respondent/codeStore.js";
import { type AskingConsoleOptions, asking, askingPageOf, surveyOf } from "./askingOptionsConsole.js";
import { batchPath } from "./askingPaths.js";
import { count, panelWords } from "./askingWords.js";
import { batchStore } from "./batchStore.js";
import { word } from "./formWords.js";
import { mostMembers, type Panel, panels } from "./panelFile.js";
import { PanelOrderPage } from "./panelPage.js";
import { createPanelStore } from "./panelStore.js";

/** A list's answers are always a frame of their own. */
const frameOf: Readonly<Record<Panel, Frame>> = { council: "panel", organisations: "organisations", staff: "staff" };

type PanelOrderOptions = Pick<AskingConsoleOptions, "database" | "vault" | "audit">;

export function panelOrderRoutes({ database, vault, audit }: PanelOrderOptions): ConsoleRoute[] {
  const store = createPanelStore(vault);
  const codes = createCodeStore(vault);

  async function order(context: ConsoleContext, mistakes: Record<string, string> = {}): Promise<void> {
    const survey = await surveyOf(context, database, "open");
    if (!survey) return;
    const wanted = panels.filter((panel) => survey.definition.frames.includes(frameOf[panel]));
    if (wanted.length === 0)
      return context.refuse(
        409,
        "このアンケートは、委員・団体・職員を対象にしていません。設問のページで対象を加えてください。",
      );
    const counts = await database.run("console", (tx) => store.counts(tx, survey.ward));
    await context.send(
      askingPageOf(context, survey, "名簿の人に依頼する", Object.keys(mistakes).length > 0),
      <PanelOrderPage
        survey={survey}
        offered={wanted.map((panel) => ({ panel, members: counts[panel] ?? 0 }))}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  async function make(context: ConsoleContext): Promise<void> {
    const survey = await surveyOf(context, database, "open");
    if (!survey) return;
    const panel = panels.find((one) => one === word(context.form, "panel"));
    if (!panel || !survey.definition.frames.includes(frameOf[panel]))
      return order(context, { panel: "名簿を選んでください。" });
    const id = randomUUID();
    const asked = await database.transaction("console", async (tx) => {
      const members = await store.list(tx, survey.ward, panel);
      if (members.length === 0) return 0;
      await batchStore.add(tx, {
        id,
        surveyId: survey.id,
        kind: "panel",
        frame: frameOf[panel],
        name: `${panelWords[panel]}の全員（${dayText(civilDate(context.now))}）`,
        asked: members.length,
        population: members.length,
        everyone: true,
        drawn: { panel },
        createdBy: context.staff.id,
        now: context.now,
      });
      await codes.createCodes(tx, id, members.length, { memberIds: members.map((member) => member.id) });
      const facts = { letters: members.length, frame: frameOf[panel] };
      await audit.record(tx, {
        actor: context.actor,
        ward: survey.ward,
        action: "survey.letters-made",
        subject: id,
        facts,
      });
      return members.length;
    });
    if (asked === 0)
      return order(context, {
        panel: `この名簿には、まだだれもいません。先に名簿へ加えてください。（${mostMembers}件まで）`,
      });
    context.redirect(batchPath(survey.ward, survey.key, id), {
      kind: "success",
      text: `${count(asked)}件の回答コードを作りました。`,
    });
  }

  const editor = { scope: "ward", role: "editor" } as const;
  return [
    { method: "get", path: `${asking}/panel`, ...editor, run: (context) => order(context) },
    { method: "post", path: `${asking}/panel`, ...editor, run: make },
  ];
}

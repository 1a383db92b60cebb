/** Staff take a response out for somebody who asks for it: by the code of their letter, on record without the code. */
import type { Audit } from "../../console/audit/audit.js";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import type { Database } from "../../db.js";
import type { Withdrawal, Withdrawn } from "../answering/respondentWithdrawalStore.js";
import { asking, surveyOf } from "./askingOptionsConsole.js";
import { askingPath } from "./askingPaths.js";
import { word } from "./formWords.js";

export interface WithdrawalRoutesOptions {
  database: Database;
  audit: Audit;
  withdrawal: Pick<Withdrawal, "byCode">;
  /** Shows the page with the form again, with what must be put right. */
  showForm(context: ConsoleContext, mistakes: Readonly<Record<string, string>>): Promise<void>;
}

export function withdrawalRoutes({ database, audit, withdrawal, showForm }: WithdrawalRoutesOptions): ConsoleRoute[] {
  async function withdraw(context: ConsoleContext): Promise<void> {
    const survey = await surveyOf(context, database);
    if (!survey) return;
    const code = word(context.form, "code").trim();
    const mistakes: Record<string, string> = {};
    if (code === "") mistakes["code"] = "手紙の回答コードを入力してください。";
    if (!confirmed(context.form["confirmed"])) mistakes["confirmed"] = "申し出を確かめて、チェックを入れてください。";
    if (Object.keys(mistakes).length > 0) return showForm(context, mistakes);
    const withdrawn = await database.transaction("console", async (tx) => {
      const outcome = await withdrawal.byCode(tx, survey.ward, survey.id, code);
      if (outcome.kind === "withdrawn")
        await audit.record(tx, {
          actor: context.actor,
          ward: survey.ward,
          action: "survey.response-withdrawn",
          subject: survey.id,
        });
      return outcome;
    });
    if (withdrawn.kind !== "withdrawn") return showForm(context, { code: refusal(withdrawn) });
    context.redirect(askingPath(survey.ward, survey.key), {
      kind: "success",
      text: "回答を取り消しました。集計は数え直します。",
    });
  }

  return [{ method: "post", path: `${asking}/withdrawal`, scope: "ward", role: "approver", run: withdraw }];
}

const confirmed = (sent: unknown): boolean => sent === "yes" || (Array.isArray(sent) && sent.includes("yes"));

function refusal({ kind }: Exclude<Withdrawn, { kind: "withdrawn" }>): string {
  switch (kind) {
    case "unknown":
      return "この回答コードは、このアンケートにはありません。手紙のコードと1文字ずつ見くらべてください。";
    case "nothing":
      return "このコードの回答はありません。まだ送られていないか、すでに取り消されています。";
    case "too-late":
      return "申し出の期間が過ぎ、どれがどなたの回答か分からないようにしたため、取り消せません。";
    default:
      return kind satisfies never;
  }
}

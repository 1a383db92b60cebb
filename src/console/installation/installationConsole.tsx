/** The state of the installation in the console, for admins of every ward. */
import type { ContentProblem } from "../../contentFiles.js";
import { readInstallation, releaseSending } from "../../database/installation.js";
import type { Database } from "../../db.js";
import type { Audit } from "../audit/audit.js";
import type { ConsoleContext, ConsoleFeature } from "../consoleRoute.js";
import { InstallationPage, releaseWord } from "./installationPage.js";
import { countInstallation } from "./installationStore.js";
import { retentions } from "./retention.js";

export interface InstallationConsoleOptions {
  database: Database;
  audit: Audit;
  version: string;
  /** Why the content's files are not what is shown. */
  contentProblems(): readonly ContentProblem[];
  /** Sending may go on: called after the release, in this instance. The others look at the row. */
  released(): void;
}

export function createInstallationConsole(options: InstallationConsoleOptions): ConsoleFeature {
  const { database, audit, version, contentProblems, released } = options;

  async function show(context: ConsoleContext, releaseMistake?: string): Promise<void> {
    const { installation, counts } = await database.run("console", async (tx) => ({
      installation: await readInstallation(tx),
      counts: await countInstallation(tx),
    }));
    await context.send(
      { title: "システムの状態", section: "installation", ...(releaseMistake && { status: 400 }) },
      <InstallationPage
        version={version}
        databaseKind={database.kind}
        installation={installation}
        counts={counts}
        instances={await database.liveInstances()}
        contentProblems={contentProblems()}
        retentions={retentions}
        releaseMistake={releaseMistake}
        csrfField={context.csrfField}
      />,
    );
  }

  async function release(context: ConsoleContext): Promise<void> {
    const word = context.form["word"];
    if (typeof word !== "string" || word.trim() !== releaseWord) {
      return show(context, `「${releaseWord}」と入力してください。まだ止めたままです。`);
    }
    const done = await database.transaction("console", async (tx) => {
      const { sendHold, holdReason } = await readInstallation(tx);
      if (!sendHold) return false;
      await releaseSending(tx);
      const facts = { reason: holdReason ?? null };
      await audit.record(tx, { actor: context.actor, action: "sending.released", facts });
      return true;
    });
    if (done) released();
    context.redirect("/console/installation", {
      kind: "success",
      text: done ? "送信を再開しました。" : "送信は止まっていません。",
    });
  }

  const path = "/console/installation";
  return {
    routes: [
      { method: "get", path, scope: "installation", role: "admin", run: (context) => show(context) },
      { method: "post", path: `${path}/release`, scope: "installation", role: "admin", run: release },
    ],
  };
}

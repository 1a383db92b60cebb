/** Takes a file's rows in, a few at a time; how far it has come commits with them, so a restart counts none twice. */
import { z } from "zod";
import type { Database, Tx } from "../../db.js";
import { type JobKind, jobKind } from "../../jobs/jobWorker.js";
import type { Vault } from "../../vault.js";
import { stampOf } from "../answering/answer.js";
import type { Answering } from "../answering/answeringDesk.js";
import { readTable } from "./answerFile.js";
import { askedSurveyStore } from "./askedSurveyStore.js";
import type { AskedSurvey } from "./batch.js";
import type { ImportCounts } from "./importDesk.js";
import { changeOf, hashesOf, keysOf } from "./importedResponseStore.js";
import { createImportFileStore, type KeptFile } from "./importFileStore.js";
import type { BadRow, ImportedRow } from "./importRow.js";
import { importJob } from "./importStore.js";
import { rowsOf } from "./importTable.js";

export interface ImportJobsOptions {
  database: Database;
  vault: Vault;
  answering: Pick<Answering, "findById" | "submit">;
}

/** Small, because the embedded database has one session: a resident who writes meanwhile waits for one piece at most. */
const rowsAtOnce = 25;

/** A file that is being taken in: it does not change any more, so it is read once. */
interface Taking {
  file: KeptFile;
  survey: AskedSurvey;
  rows: readonly { row: ImportedRow; key: Buffer }[];
  bad: readonly BadRow[];
}

export function createImportJobs({ database, vault, answering }: ImportJobsOptions): ReadonlyMap<string, JobKind> {
  const files = createImportFileStore(vault);

  async function stop(tx: Tx, file: KeptFile, counts: ImportCounts): Promise<void> {
    await files.write(tx, file.id, { ...counts, state: "stopped" }, file.bad);
    await files.dropContent(tx, file.id);
  }

  /** Undefined: there is nothing to take in, or no longer. */
  const begin = (importId: string): Promise<Taking | undefined> =>
    database.transaction("worker", async (tx) => {
      const file = await files.find(tx, undefined, importId);
      if (file?.counts.state !== "taking") return undefined;
      const read = file.bytes && readTable(file.bytes);
      const survey = await askedSurveyStore.byId(tx, file.surveyId);
      const keyOf = await keysOf(tx, vault, file);
      if (read?.kind === "read" && survey && keyOf) {
        const { rows, bad } = rowsOf(read.table, file.mapping, survey);
        return { file, survey, rows: rows.map((row) => ({ row, key: keyOf(row.id) })), bad };
      }
      await stop(tx, file, file.counts);
      return undefined;
    });

  /** @returns whether there is more */
  const piece = ({ file, survey, rows, bad }: Taking): Promise<boolean> =>
    database.transaction("worker", async (tx) => {
      const before = await files.progress(tx, file.id);
      if (before?.state !== "taking") return false;
      const open = await answering.findById(tx, file.surveyId);
      const next = rows.slice(before.gone, before.gone + rowsAtOnce);
      const keys = next.map(({ key }) => key);
      const there = await hashesOf(tx, survey.id, keys);
      const counts: ImportCounts = { ...before, rows: rows.length, refused: Math.max(before.refused, bad.length) };
      for (const { row, key } of next) {
        let change = changeOf(there.get(key.toString("hex")), survey, key, row.answers);
        counts.gone += 1;
        if (change !== "same") {
          // The time of the import: a row that is taken in again by the same job says the same at the same time.
          const stamp = stampOf(file.importedAt, file.id);
          const given = { answers: row.answers, stamp, language: "ja", way: "import", now: file.importedAt } as const;
          const respondent = { key, frame: "imported", batchId: file.batchId } as const;
          const written = open ? await answering.submit(tx, open, respondent, given) : { kind: "closed" as const };
          if (written.kind === "closed") {
            await stop(tx, file, before);
            return false;
          }
          if (written.kind === "faulty") {
            counts.refused += 1;
            continue;
          }
          // The sheet may have been begun with another version: what counts is whether the response moved.
          if (written.kind === "submitted" && written.unchanged) change = "same";
        }
        counts[change] += 1;
      }
      const done = counts.gone >= rows.length;
      await files.write(tx, file.id, { ...counts, state: done ? "done" : "taking" }, bad);
      if (done) await files.dropContent(tx, file.id);
      return !done;
    });

  return new Map([
    [
      importJob,
      jobKind(z.object({ importId: z.uuid() }), async ({ importId }) => {
        const taking = await begin(importId);
        while (taking && (await piece(taking))) {
          // Each piece is a transaction of its own: others get their turn in between.
        }
      }),
    ],
  ]);
}

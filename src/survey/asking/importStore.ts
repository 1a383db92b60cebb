/** Another system's answers become responses, by key: the same file again, or one that overlaps, changes nothing twice. */
import { createHash, randomUUID } from "node:crypto";
import type { Audit } from "../../console/audit/audit.js";
import type { Database } from "../../db.js";
import type { JobStore } from "../../jobs/jobStore.js";
import { uuid5 } from "../../uuid.js";
import type { Vault } from "../../vault.js";
import { readTable } from "./answerFile.js";
import { batchStore } from "./batchStore.js";
import type { ImportDesk, ImportView } from "./importDesk.js";
import { type Change, changeOf, hashesOf, keysOf } from "./importedResponseStore.js";
import { createImportFileStore, type KeptFile } from "./importFileStore.js";
import { mappingFor } from "./importMapping.js";
import { rowsOf } from "./importTable.js";

export const importJob = "survey.import";

export interface ImportStoreOptions {
  database: Database;
  vault: Vault;
  audit: Audit;
  jobs: Pick<JobStore, "enqueue">;
}

const importBatchId = (surveyId: string, source: string): string => uuid5("survey import", surveyId, source);

export function createImportDesk({ database, vault, audit, jobs }: ImportStoreOptions): ImportDesk {
  const files = createImportFileStore(vault);
  const viewOf = ({ id, fileName, source, mapping, counts, bad, importedAt }: KeptFile): ImportView => ({
    id,
    fileName,
    source,
    mapping,
    counts,
    bad,
    importedAt,
  });

  return {
    async upload({ survey, actor, source, fileName, bytes, now }) {
      const read = readTable(bytes);
      if (read.kind !== "read") return read;
      const id = randomUUID();
      const dayBefore = new Date(now.getTime() - 86_400_000);
      await database.transaction("console", async (tx) => {
        await files.forget(tx, dayBefore);
        const earlier = await files.earlierMappings(tx, survey.ward);
        await files.add(tx, {
          id,
          surveyId: survey.id,
          batchId: importBatchId(survey.id, source),
          fileName: fileName.slice(0, 200),
          sha256: createHash("sha256").update(bytes).digest("hex"),
          source,
          mapping: mappingFor(earlier, read.table.heads, survey.definition),
          bytes,
          rows: read.table.rows.length,
          importedBy: actor.id,
          importedAt: now,
        });
        const facts = { lines: read.table.rows.length };
        await audit.record(tx, { actor, ward: survey.ward, action: "survey.uploaded", subject: id, facts });
      });
      return { kind: "kept", id };
    },

    list: (surveyId) =>
      database.run("console", async (tx) => (await files.list(tx, surveyId)).map((file) => viewOf(file))),

    view: (survey, id) =>
      database.run("console", async (tx) => {
        const file = await files.find(tx, survey.id, id);
        return file && viewOf(file);
      }),

    async preview(survey, id) {
      const file = await database.run("console", (tx) => files.find(tx, survey.id, id));
      const read = file?.bytes && readTable(file.bytes);
      if (!file || read?.kind !== "read") return undefined;
      const { rows, bad, unknown } = rowsOf(read.table, file.mapping, survey);
      const counted = await database.run("console", async (tx) => {
        const keyOf = await keysOf(tx, vault, file);
        const keyed = keyOf ? rows.map((row) => ({ key: keyOf(row.id), row })) : [];
        const there = await hashesOf(
          tx,
          survey.id,
          keyed.map(({ key }) => key),
        );
        const kinds = keyed.map(({ key, row }) => changeOf(there.get(key.toString("hex")), survey, key, row.answers));
        return (kind: Change) => kinds.filter((one) => one === kind).length;
      });
      return {
        encoding: read.table.encoding,
        heads: read.table.heads,
        rows: read.table.rows.length,
        added: counted("added"),
        changed: counted("changed"),
        same: counted("same"),
        bad,
        unknown,
      };
    },

    map: (survey, id, mapping) =>
      database.transaction("console", async (tx) => {
        const file = await files.find(tx, survey.id, id);
        return file !== undefined && files.setMapping(tx, id, mapping);
      }),

    async take(survey, actor, id, now) {
      const taking = await database.transaction("console", async (tx) => {
        const file = await files.find(tx, survey.id, id);
        if (!file?.bytes || !(await files.move(tx, id, "waiting", "taking"))) return false;
        await batchStore.keep(tx, {
          id: file.batchId,
          surveyId: survey.id,
          kind: "import",
          frame: "imported",
          name: file.source,
          asked: undefined,
          drawn: { source: file.source },
          createdBy: actor.kind === "staff" ? actor.id : undefined,
          now,
        });
        await jobs.enqueue(tx, { kind: importJob, payload: { importId: id }, key: `${importJob} ${id}` });
        const facts = { lines: file.counts.rows };
        await audit.record(tx, { actor, ward: survey.ward, action: "survey.imported", subject: id, facts });
        return true;
      });
      if (taking) await database.wake("job");
      return taking;
    },

    drop: (survey, actor, id) =>
      database.transaction("console", async (tx) => {
        const file = await files.find(tx, survey.id, id);
        if (!file || !(await files.remove(tx, id))) return false;
        await audit.record(tx, { actor, ward: survey.ward, action: "survey.upload-dropped", subject: id });
        return true;
      }),
  };
}

/** JSON endpoint of residents: the import from another system of the ward. */
import { z } from "zod";
import { problem } from "../api/apiProblem.js";
import type { ApiRoute } from "../api/apiRoute.js";
import type { Audit } from "../console/audit/audit.js";
import type { Database } from "../db.js";
import type { ImportStore } from "./importStore.js";
import { importLine, mostLines, readImport } from "./residentImport.js";

export interface ResidentApiOptions {
  importer: ImportStore;
  database: Pick<Database, "transaction">;
  audit: Audit;
  /** The ward's channels; of several the first is the one whose LINE user ids the lines have. */
  channelsOf(ward: string): readonly string[];
}

const outcome = z.object({
  created: z.int(),
  /** Known before, whether or not the line changed anything. */
  updated: z.int(),
  invalid: z.array(z.object({ line: z.int(), reason: z.string() })),
});

/** Below `/api/v1/wards/:ward`. */
export function residentApi({ importer, database, audit, channelsOf }: ResidentApiOptions): ApiRoute[] {
  return [
    {
      method: "post",
      path: "/residents/import",
      scope: "residents:write",
      body: "ndjson",
      summary: "Import residents",
      description: `At most ${mostLines} lines. Who is new counts as having opted in to announcements. Of who is known, what the line names is set, and what it leaves out stays; who has blocked the account or stopped announcements stays so; who has chosen another ward of the same channel is listed as invalid. Of several lines for one person the last wins. The lines that are good are imported even when others are not.`,
      request: importLine,
      responses: {
        200: { description: "How many lines did what.", schema: outcome },
        413: { description: "More lines or bytes than allowed: send them in several requests." },
      },
      async run({ ward, actor, text }) {
        const [channel] = channelsOf(ward.ward.id);
        if (channel === undefined) return problem(409, "no-channel", "The ward has no LINE channel.");
        const reading = readImport(text);
        if (reading.kind === "too-many")
          return problem(413, "too-many-lines", `Send at most ${mostLines} lines in a request.`, {
            facts: { lines: reading.lines },
          });
        const { created, updated, elsewhere } = await importer.write(channel, ward.ward.id, reading.residents);
        const invalid = [
          ...reading.invalid,
          ...elsewhere.flatMap(({ lines }) =>
            lines.map((line) => ({ line, reason: "has chosen another ward of this channel" })),
          ),
        ].sort((a, b) => a.line - b.line);
        await database.transaction("console", (tx) =>
          audit.record(tx, {
            actor,
            ward: ward.ward.id,
            action: "resident.imported",
            facts: { created, updated, invalid: invalid.length },
          }),
        );
        return { kind: "json", status: 200, body: { created, updated, invalid } };
      },
    },
  ];
}

/** The audit in the console: a ward's own records for its admins, all of them for admins of every ward. */
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { csvFile } from "../../csv.js";
import type { Database } from "../../db.js";
import { civilDate } from "../../time.js";
import type { ConsoleContext, ConsoleFeature, ConsoleRoute } from "../consoleRoute.js";
import { everyWard } from "../role.js";
import { wardStaffStore } from "../staff/wardStaffStore.js";
import { type AuditRecord, type ChainCheck, checkFacts } from "./auditChain.js";
import { type AuditQuery, auditFilter, auditQuery } from "./auditFilter.js";
import { AuditPage } from "./auditPage.js";
import type { AuditStore } from "./auditStore.js";
import { actionText, actorText } from "./auditText.js";

export interface AuditConsoleOptions {
  database: Database;
  audit: AuditStore;
}

const recordsPerPage = 50;
const heads = [
  "番号",
  "日時",
  "した人の種類",
  "した人",
  "した人のID",
  "区",
  "操作",
  "操作の名前",
  "対象",
  "内容",
  "照合値",
];

export function createAuditConsole({ database, audit }: AuditConsoleOptions): ConsoleFeature {
  async function show(context: ConsoleContext, scope: Scope, check?: ChainCheck): Promise<void> {
    const query = auditQuery.parse(context.request.query);
    const { records, people } = await database.run("console", async (tx) => ({
      records: await audit.page(tx, auditFilter(scope.ward, query), recordsPerPage + 1, query.before),
      people: await wardStaffStore.list(tx, scope.ward),
    }));
    const shown = records.slice(0, recordsPerPage);
    const last = records.length > recordsPerPage ? shown.at(-1) : undefined;
    await context.send(
      { title: "監査記録", section: "audit" },
      <AuditPage
        base={scope.base}
        scopeText={scope.text}
        query={query}
        staff={people}
        records={shown}
        older={last && `${scope.base}?${addressOf(query, last.seq)}`}
        check={check}
        csrfField={context.csrfField}
      />,
    );
  }

  async function checkChain(context: ConsoleContext, scope: Scope): Promise<void> {
    const check = await audit.check(database);
    const ward = scope.ward === everyWard ? undefined : scope.ward;
    await database.transaction("console", (tx) =>
      audit.record(tx, { actor: context.actor, ward, action: "audit.checked", facts: checkFacts(check) }),
    );
    await show(context, scope, check);
  }

  async function download(context: ConsoleContext, scope: Scope): Promise<void> {
    const query = auditQuery.parse(context.form);
    const filter = auditFilter(scope.ward, query);
    // Recorded before the first byte leaves: an export that breaks off was one all the same.
    await database.transaction("console", (tx) =>
      audit.record(tx, {
        actor: context.actor,
        ward: scope.ward === everyWard ? undefined : scope.ward,
        action: "export.downloaded",
        facts: { what: "audit", action: query.action ?? null, from: query.from ?? null, until: query.until ?? null },
      }),
    );
    const { response } = context;
    const name = scope.ward === everyWard ? "all" : scope.ward;
    response.type("text/csv; charset=utf-8").attachment(`audit-${name}-${civilDate(context.now)}.csv`);
    await pipeline(Readable.from(csvFile(heads, rowsOf(audit.lines(database, filter)))), response);
  }

  const routes = scopes.flatMap(({ of, path, scope }): ConsoleRoute[] => [
    { method: "get", path, scope, role: "admin", run: (context) => show(context, of(context)) },
    { method: "post", path: `${path}/check`, scope, role: "admin", run: (context) => checkChain(context, of(context)) },
    { method: "post", path: `${path}/export`, scope, role: "admin", run: (context) => download(context, of(context)) },
  ]);
  return {
    routes,
    navigation: [{ section: "audit", name: "監査記録", path: (ward) => `/console/${ward}/audit`, role: "admin" }],
  };
}

interface Scope {
  ward: string;
  base: string;
  text: string;
}

const scopes = [
  {
    path: "/console/audit",
    scope: "installation",
    of: (): Scope => ({ ward: everyWard, base: "/console/audit", text: "全区とシステム全体の記録です。" }),
  },
  {
    path: "/console/:ward/audit",
    scope: "ward",
    of: ({ ward }: ConsoleContext): Scope => ({
      ward: ward.ward.id,
      base: `/console/${ward.ward.id}/audit`,
      text: "この区の操作と、この区の職員のサインインの記録です。",
    }),
  },
] as const;

function addressOf({ action, person, from, until }: AuditQuery, before: bigint): string {
  const address = new URLSearchParams({ before: String(before) });
  for (const [key, value] of Object.entries({ action, person, from, until })) if (value) address.set(key, value);
  return address.toString();
}

async function* rowsOf(records: AsyncIterable<AuditRecord>): AsyncGenerator<(string | bigint | null)[]> {
  for await (const one of records) {
    yield [
      one.seq,
      one.at.toISOString(),
      one.actorKind,
      actorText(one.actorKind, one.actorName),
      one.actorId,
      one.ward,
      one.action,
      actionText(one.action),
      one.subject,
      one.facts,
      Buffer.from(one.hash).toString("hex"),
    ];
  }
}

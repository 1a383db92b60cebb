/** 「二人での確認」 in the console: what waits for this person, and what this person has asked for. */
import { z } from "zod";
import type { Database, Tx } from "../../db.js";
import type { Audit } from "../audit/audit.js";
import type { ConsoleContext, ConsoleFeature, Flash } from "../consoleRoute.js";
import { type ConsoleScope, inBothScopes } from "../consoleScope.js";
import { everyWard } from "../role.js";
import { staffRosterStore } from "../staff/staffRosterStore.js";
import { wardStaffStore } from "../staff/wardStaffStore.js";
import { type CountersignRequest, rolePayload } from "./countersign.js";
import { CountersignPage } from "./countersignPage.js";
import type { CountersignStore, Decided } from "./countersignStore.js";

export interface CountersignConsoleOptions {
  database: Database;
  countersigns: CountersignStore;
  audit: Audit;
}

const auditWard = (ward: string) => (ward === everyWard ? undefined : ward);

export function createCountersignConsole(options: CountersignConsoleOptions): ConsoleFeature {
  const { database, countersigns, audit } = options;

  async function list(context: ConsoleContext, { ward, base }: ConsoleScope): Promise<void> {
    const { id } = context.staff;
    const found = await database.run("console", async (tx) => ({
      waiting: await countersigns.waitingFor(tx, ward, id, context.role),
      mine: await countersigns.askedBy(tx, ward, id),
      people: await wardStaffStore.list(tx, ward),
    }));
    const nameOf = (staffId: string) => found.people.find((one) => one.id === staffId)?.name ?? "（登録のない職員）";
    await context.send(
      { title: "二人での確認", section: "countersigns" },
      <CountersignPage
        base={base}
        waiting={found.waiting}
        mine={found.mine}
        nameOf={nameOf}
        csrfField={context.csrfField}
      />,
    );
  }

  /** A granted role takes effect in the same transaction. */
  async function applyRole(tx: Tx, request: CountersignRequest, context: ConsoleContext): Promise<boolean> {
    const { staffId, role } = rolePayload.parse(request.payload);
    const found = await wardStaffStore.find(tx, request.ward, staffId);
    if (!found) return false;
    if (role === null) await staffRosterStore.take(tx, staffId, request.ward);
    else await staffRosterStore.give(tx, staffId, request.ward, role);
    await audit.record(tx, {
      actor: context.actor,
      ward: auditWard(request.ward),
      action: role === null ? "role.removed" : "role.changed",
      subject: staffId,
      facts: { before: found.role ?? "none", after: role ?? "none", askedBy: request.askedBy },
    });
    return true;
  }

  function decide(grant: boolean) {
    return async (context: ConsoleContext, { ward, base }: ConsoleScope): Promise<void> => {
      const id = z.uuid().safeParse(context.request.params["id"]).data;
      const decided = await database.transaction("console", async (tx): Promise<Decided> => {
        if (id === undefined) return { kind: "gone" };
        const decision = { ward, id, staffId: context.staff.id, role: context.role, grant };
        const settled = await countersigns.decide(tx, decision);
        if (settled.kind !== "decided") return settled;
        const { request } = settled;
        if (grant && request.kind === "role" && !(await applyRole(tx, request, context))) return { kind: "gone" };
        await audit.record(tx, {
          actor: context.actor,
          ward: auditWard(ward),
          action: grant ? "countersign.granted" : "countersign.refused",
          subject: id,
          facts: { kind: request.kind, askedBy: request.askedBy },
        });
        return settled;
      });
      context.redirect(base, decided.kind === "decided" ? decidedFlash(grant, decided.request) : flashes[decided.kind]);
    };
  }

  const page = "countersigns";
  const role = "viewer";
  return {
    routes: [
      ...inBothScopes({ method: "get", role, page, run: list }),
      ...inBothScopes({ method: "post", role: "approver", page, below: "/:id/grant", run: decide(true) }),
      ...inBothScopes({ method: "post", role: "approver", page, below: "/:id/refuse", run: decide(false) }),
    ],
    navigation: [
      { section: "countersigns", name: "二人での確認", path: (ward) => `/console/${ward}/countersigns`, role },
    ],
  };
}

const flashes: Readonly<Record<"gone" | "not-yours", Flash>> = {
  gone: { kind: "warning", text: "この依頼は、もうありません。ほかの人が答えたか、期限が過ぎています。" },
  "not-yours": { kind: "warning", text: "自分の依頼や自分の権限は、自分では認められません。" },
};

function decidedFlash(grant: boolean, request: CountersignRequest): Flash {
  if (!grant) return { kind: "success", text: "認めませんでした。頼んだ人の画面に表示します。" };
  return request.kind === "role"
    ? { kind: "success", text: "認めました。新しい権限が有効になりました。" }
    : { kind: "success", text: "認めました。頼んだ人は、24時間以内に一度だけ書き出せます。" };
}

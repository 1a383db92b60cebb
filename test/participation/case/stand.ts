/** Cases on their own: desk over one database, with what was told and audited. */
import { randomUUID } from "node:crypto";
import type { AuditEntry } from "../../../src/console/audit/audit.js";
import type { Database } from "../../../src/db.js";
import type { NewNotice } from "../../../src/notice/noticeDesk.js";
import { noticeStore } from "../../../src/notice/noticeStore.js";
import type { Asker } from "../../../src/participation/case/caseDesk.js";
import { createCaseDesk } from "../../../src/participation/case/caseDeskStore.js";
import { type CaseAnswers, type CaseForm, caseForm } from "../../../src/participation/case/caseForm.js";
import { createVault } from "../../../src/vault.js";

const inAll = (text: string) => ({ ja: text, easy: text, en: `${text} (en)`, zh: text, ko: text, vi: text });

/** A form as content has them, with what a test is about in its place. */
export function formLike(own: Partial<Record<keyof CaseForm, unknown>> = {}): CaseForm {
  return caseForm.parse({
    key: "lecture",
    title: inAll("出前講座"),
    lead: inAll("講座に伺います。"),
    purpose: inAll("講座の調整"),
    topic: "disaster",
    counter: "disaster",
    questions: [
      { key: "name", label: inAll("お名前"), kind: "name", required: true },
      { key: "phone", label: inAll("電話番号"), kind: "phone" },
      { key: "email", label: inAll("メール"), kind: "email" },
      { key: "wish", label: inAll("希望"), kind: "long-text" },
    ],
    states: [
      { key: "new", name: "新規", tells: inAll("受け付けました。") },
      { key: "passed-on", name: "取次ぎ", tells: inAll("取り次ぎました。") },
      { key: "done", name: "終了", tells: inAll("終わりました。"), final: true },
      { key: "ward-cancelled", name: "区の都合で取消", tells: inAll("取り消しました。"), final: true, freesSlot: true },
      { key: "withdrawn", name: "取下げ", tells: inAll("取り下げました。"), final: true, freesSlot: true },
    ],
    answerWithinDays: 3,
    keepMonths: 6,
    keepReason: inAll("連絡のため"),
    ...own,
  });
}

export const residentId = "11111111-1111-4111-8111-111111111111";
export const otherResident = "22222222-2222-4222-8222-222222222222";
export const staff = { kind: "staff", id: "e0000000-0000-4000-8000-000000000001", name: "西野 みどり" } as const;
export const colleague = { id: "e0000000-0000-4000-8000-000000000002", name: "川口 あおい" };
export const asResident: Asker = { kind: "resident", residentId, language: "ja" };
export const visitor: Asker = { kind: "visitor", language: "en" };
/** Words that stand nowhere but in the sealed answers. */
export const secret = { name: "秘密 花子", phone: "090-0000-0000", wish: "だれにも言わない希望" };

/** Friday, the day before a long weekend: 11/23 is a holiday. */
export const friday = new Date("2026-11-20T10:00:00+09:00");

export function createStand(database: Database) {
  const vault = createVault(Buffer.alloc(32, 7).toString("base64"));
  const stand = { now: friday, told: [] as NewNotice[], audited: [] as AuditEntry[] };
  const clock = { now: () => stand.now };
  const desk = createCaseDesk({
    vault,
    clock,
    notices: {
      async tell(tx, notice) {
        const made = (await noticeStore.add(tx, notice)) !== undefined;
        if (made) stand.told.push(notice);
        return made;
      },
    },
  });
  let seeds = 0;
  return {
    stand,
    vault,
    clock,
    desk,
    audit: { record: async (_tx: unknown, entry: AuditEntry) => void stand.audited.push(entry) },
    residents: () =>
      database.run("console", async (tx) => {
        for (const id of [residentId, otherResident])
          await tx.resident.create({ data: { id, channel: "nishi", ward: "nishi", language: "ja" } });
      }),
    make: (
      options: {
        form?: CaseForm;
        by?: Asker;
        seed?: string;
        slotId?: string;
        ward?: string;
        now?: Date;
        answers?: CaseAnswers;
      } = {},
    ) =>
      database.transaction("console", (tx) =>
        desk.make(
          tx,
          options.ward ?? "nishi",
          options.by ?? asResident,
          {
            form: options.form ?? formLike(),
            answers: options.answers ?? secret,
            seed: options.seed ?? `seed ${++seeds}`,
            slotId: options.slotId,
          },
          options.now ?? stand.now,
        ),
      ),
    /** So many at once, without what makes each. */
    many: (count: number, own: { final?: boolean; keepUntil?: Date } = {}) =>
      database.transaction("console", (tx) =>
        tx.wardCase.createMany({
          data: Array.from({ length: count }, (_, n) => ({
            id: randomUUID(),
            ward: "nishi",
            number: `2026-${String(n + 1).padStart(4, "0")}`,
            form: "lecture",
            asked: formLike(),
            answers: vault.seal("case answers", "{}"),
            linkHash: vault.pseudonym("many", String(n)),
            ...own,
          })),
        }),
      ),
    do: database.transaction.bind(database, "console") as <T>(
      work: Parameters<typeof database.transaction<T>>[1],
    ) => Promise<T>,
  };
}

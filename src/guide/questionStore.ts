/** Unanswered questions and their groups, as staff work on them; the texts lie sealed. */
import type { Tx } from "../db.js";
import { type Language, language as languageSchema } from "../language.js";
import type { Vault } from "../vault.js";
import { questionPurpose } from "./useStore.js";

export type GroupState = "open" | "answered" | "dismissed";

export interface StoredQuestion {
  id: string;
  text: string;
  language: Language;
  nearest: readonly string[];
  groupId: string | undefined;
}

export interface ListedGroup {
  id: string;
  counter: string;
  state: GroupState;
  dueAt: Date;
  entry: string | undefined;
  note: string | undefined;
  settledAt: Date | undefined;
  settledBy: string | undefined;
  count: number;
  /** How many residents want to hear the answer. */
  wishes: number;
  languages: readonly Language[];
  newestAt: Date | undefined;
  /** The newest wording, as it was written; undefined once the questions are deleted. */
  text: string | undefined;
}

/** Somebody who is told the answer. */
export interface Wish {
  questionId: string;
  residentId: string;
  channel: string;
  language: Language;
}

interface QuestionRow {
  id: string;
  text: Uint8Array;
  language: string;
  nearest: string[];
  groupId: string | null;
}

interface GroupRow {
  id: string;
  counter: string;
  state: GroupState;
  dueAt: Date;
  entry: string | null;
  note: string | null;
  settledAt: Date | null;
  settledBy: string | null;
  count: number;
  wishes: number;
  languages: string[] | null;
  newestAt: Date | null;
  text: Uint8Array | null;
}

/** Of each open group, for the comparison with new questions. */
const spokesmen = 12;

const languageOf = (value: string): Language => languageSchema.catch("ja").parse(value);

export type QuestionStore = ReturnType<typeof createQuestionStore>;

export function createQuestionStore(vault: Vault) {
  const questionOf = (row: QuestionRow): StoredQuestion => ({
    id: row.id,
    text: vault.open(questionPurpose, row.text),
    language: languageOf(row.language),
    nearest: row.nearest,
    groupId: row.groupId ?? undefined,
  });

  return {
    /** One sorts at a time in a ward, whichever instance. */
    async lock(tx: Tx, ward: string): Promise<void> {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('question groups ' || ${ward}, 0))`;
    },

    /** Oldest first. */
    async unsorted(tx: Tx, ward: string, limit: number): Promise<StoredQuestion[]> {
      const rows = await tx.unansweredQuestion.findMany({
        where: { ward, groupId: null },
        orderBy: [{ askedAt: "asc" }, { id: "asc" }],
        take: limit,
      });
      return rows.map(questionOf);
    },

    /** The first questions of every open group, groups and questions oldest first. */
    async spokesmen(tx: Tx, ward: string): Promise<StoredQuestion[]> {
      const rows = await tx.$queryRaw<QuestionRow[]>`
        SELECT id, text, language, nearest, group_id AS "groupId" FROM (
          SELECT q.*, g.created_at AS begun, row_number() OVER (PARTITION BY q.group_id ORDER BY q.asked_at, q.id) AS place
          FROM unanswered_question q JOIN question_group g ON g.id = q.group_id
          WHERE g.ward = ${ward} AND g.state = 'open' AND q.ward = ${ward}) s
        WHERE place <= ${spokesmen} ORDER BY begun, group_id, place`;
      return rows.map(questionOf);
    },

    async addGroup(tx: Tx, group: { id: string; ward: string; counter: string; dueAt: Date }): Promise<void> {
      await tx.questionGroup.create({ data: group });
    },

    async place(tx: Tx, ward: string, questionIds: readonly string[], groupId: string): Promise<number> {
      const { count } = await tx.unansweredQuestion.updateMany({
        where: { ward, id: { in: [...questionIds] } },
        data: { groupId },
      });
      return count;
    },

    /** @returns how many went over */
    async moveQuestions(tx: Tx, ward: string, from: string, to: string): Promise<number> {
      const { count } = await tx.unansweredQuestion.updateMany({
        where: { ward, groupId: from },
        data: { groupId: to },
      });
      return count;
    },

    /** Open groups whose questions were all taken back, forgotten or moved. */
    async dropEmpty(tx: Tx, ward: string): Promise<void> {
      await tx.$executeRaw`
        DELETE FROM question_group g WHERE g.ward = ${ward} AND g.state = 'open'
          AND NOT EXISTS (SELECT 1 FROM unanswered_question q WHERE q.group_id = g.id)`;
    },

    /** Open ones: the most asked first; settled ones: the last settled first. */
    async groups(tx: Tx, ward: string, state: "open" | "settled", limit = 200): Promise<ListedGroup[]> {
      const rows = await tx.$queryRaw<GroupRow[]>`
        SELECT g.id, g.counter, g.state::text AS state, g.due_at AS "dueAt", g.entry, g.note, g.settled_at AS "settledAt",
          s.name AS "settledBy", q.count::int AS count, q.wishes::int AS wishes, q.languages, q.newest AS "newestAt", q.text
        FROM question_group g LEFT JOIN staff s ON s.id = g.settled_by
        CROSS JOIN LATERAL (
          SELECT count(*) AS count, count(DISTINCT resident_id) FILTER (WHERE wants_answer) AS wishes,
            array_agg(DISTINCT language) AS languages, max(asked_at) AS newest,
            (array_agg(text ORDER BY asked_at DESC, id))[1] AS text
          FROM unanswered_question WHERE group_id = g.id AND ward = ${ward}) q
        WHERE g.ward = ${ward} AND (g.state = 'open') = ${state === "open"}
        ORDER BY g.settled_at DESC NULLS FIRST, q.count DESC, q.newest DESC, g.id LIMIT ${limit}`;
      return rows.map((row) => ({
        ...row,
        entry: row.entry ?? undefined,
        note: row.note ?? undefined,
        settledAt: row.settledAt ?? undefined,
        settledBy: row.settledBy ?? undefined,
        newestAt: row.newestAt ?? undefined,
        languages: (row.languages ?? []).map(languageOf),
        text: row.text ? vault.open(questionPurpose, row.text) : undefined,
      }));
    },

    async group(tx: Tx, ward: string, id: string) {
      return (await tx.questionGroup.findFirst({ where: { id, ward } })) ?? undefined;
    },

    /** A group that has its answer, in whichever ward. */
    async answered(tx: Tx, id: string): Promise<{ ward: string; entry: string } | undefined> {
      const found = await tx.questionGroup.findFirst({ where: { id, state: "answered", entry: { not: null } } });
      return found ? { ward: found.ward, entry: found.entry ?? "" } : undefined;
    },

    /** Newest first. */
    async questionsOf(tx: Tx, ward: string, groupId: string, limit = 500): Promise<StoredQuestion[]> {
      const rows = await tx.unansweredQuestion.findMany({
        where: { ward, groupId },
        orderBy: [{ askedAt: "desc" }, { id: "asc" }],
        take: limit,
      });
      return rows.map(questionOf);
    },

    async open(tx: Tx, ward: string, now: Date): Promise<{ open: number; overdue: number }> {
      const [row] = await tx.$queryRaw<{ open: number; overdue: number }[]>`
        SELECT count(*)::int AS open, (count(*) FILTER (WHERE due_at < ${now}::timestamptz))::int AS overdue
        FROM question_group WHERE ward = ${ward} AND state = 'open'`;
      return row ?? { open: 0, overdue: 0 };
    },

    /** @returns false when somebody else has settled it already */
    async settle(
      tx: Tx,
      ward: string,
      id: string,
      as: { state: "answered"; entry: string } | { state: "dismissed"; note: string },
      staffId: string,
    ): Promise<boolean> {
      const count = await tx.$executeRaw`
        UPDATE question_group SET state = ${as.state}::question_group_state, settled_by = ${staffId}::uuid, settled_at = now(),
          entry = ${as.state === "answered" ? as.entry : null}, note = ${as.state === "dismissed" ? as.note : null}
        WHERE id = ${id}::uuid AND ward = ${ward} AND state = 'open'`;
      return count > 0;
    },

    async move(tx: Tx, ward: string, id: string, counter: string): Promise<boolean> {
      const { count } = await tx.questionGroup.updateMany({ where: { id, ward, state: "open" }, data: { counter } });
      return count > 0;
    },

    /** What staff wrote down for each other, such as that a draft waits. */
    async remark(tx: Tx, ward: string, id: string, note: string): Promise<void> {
      await tx.questionGroup.updateMany({ where: { id, ward, state: "open" }, data: { note } });
    },

    /** Of a settled group: all, or those whose askers don't wait for the answer. */
    async deleteQuestions(tx: Tx, groupId: string, which: "all" | "without wish"): Promise<void> {
      await tx.unansweredQuestion.deleteMany({
        where: { groupId, ...(which === "all" ? {} : { wantsAnswer: false }) },
      });
    },

    /** One for each resident who waits, with their oldest question. */
    async wishes(tx: Tx, groupId: string): Promise<Wish[]> {
      const rows = await tx.$queryRaw<(Omit<Wish, "language"> & { language: string })[]>`
        SELECT DISTINCT ON (r.id) q.id AS "questionId", r.id AS "residentId", r.channel, q.language
        FROM unanswered_question q JOIN resident r ON r.id = q.resident_id
        WHERE q.group_id = ${groupId}::uuid AND q.wants_answer ORDER BY r.id, q.asked_at, q.id`;
      return rows.map((row) => ({ ...row, language: languageOf(row.language) }));
    },

    /** They have been told, or can't be reached. */
    async fulfil(tx: Tx, groupId: string, residentId: string): Promise<void> {
      await tx.unansweredQuestion.deleteMany({ where: { groupId, residentId } });
    },
  };
}

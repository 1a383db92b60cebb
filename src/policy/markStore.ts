/** Where marks are kept: one for each indicator and fiscal year. */
import type { Tx } from "../db.js";
import { type GivenMark, type MarkFacts, markFacts } from "./givenMark.js";
import { type Mark, markScale, marks } from "./mark.js";

export interface NewMark {
  ward: string;
  indicator: string;
  fiscalYear: number;
  mark: Mark;
  /** Of a kept row; one that the plan's document prints has none. */
  readingId: string | undefined;
  facts: MarkFacts;
  givenBy: string | undefined;
}

const isUuid = (id: string) => /^[0-9a-f]{8}-/.test(id);

export const markStore = {
  /** With those that were taken back, newest year first. */
  async ofWard(tx: Tx, ward: string, indicators?: readonly string[]): Promise<GivenMark[]> {
    const rows = await tx.indicatorMark.findMany({
      where: { ward, ...(indicators && { indicator: { in: [...indicators] } }) },
      orderBy: [{ fiscalYear: "desc" }, { indicator: "asc" }],
    });
    const staff = await tx.staff.findMany({
      where: { id: { in: rows.flatMap(({ givenBy }) => givenBy ?? []) } },
      select: { id: true, name: true },
    });
    const names = new Map(staff.map(({ id, name }) => [id, name]));
    return rows.map((row) => ({
      indicator: row.indicator,
      fiscalYear: row.fiscalYear,
      mark: marks.find((one) => one === row.mark) ?? "B",
      scale: markScale,
      facts: markFacts.parse(row.facts),
      givenAt: row.givenAt,
      givenBy: row.givenBy === null ? undefined : names.get(row.givenBy),
    }));
  },

  /** By the rule: does nothing where there is one, or one was taken back. @returns whether it was given */
  async give(tx: Tx, mark: NewMark): Promise<boolean> {
    const { count } = await tx.indicatorMark.createMany({ data: [columns(mark)], skipDuplicates: true });
    return count === 1;
  },

  /** By hand: over whatever was there. */
  async replace(tx: Tx, mark: NewMark): Promise<void> {
    const { indicator, fiscalYear } = mark;
    const data = columns(mark);
    await tx.indicatorMark.upsert({
      where: { indicator_fiscalYear: { indicator, fiscalYear } },
      create: data,
      update: { ...data, givenAt: new Date() },
    });
  },

  /** @returns false where there is none that counts */
  async takeBack(
    tx: Tx,
    { ward, indicator, fiscalYear }: { ward: string; indicator: string; fiscalYear: number },
    voided: NonNullable<MarkFacts["voided"]>,
  ): Promise<boolean> {
    const row = await tx.indicatorMark.findFirst({ where: { ward, indicator, fiscalYear } });
    const facts = row && markFacts.parse(row.facts);
    if (!facts || facts.voided) return false;
    await tx.indicatorMark.update({
      where: { indicator_fiscalYear: { indicator, fiscalYear } },
      data: { facts: { ...facts, voided } },
    });
    return true;
  },
};

const columns = ({ readingId, givenBy, ...mark }: NewMark) => ({
  ...mark,
  scale: markScale,
  readingId: readingId !== undefined && isUuid(readingId) ? readingId : null,
  givenBy: givenBy ?? null,
});

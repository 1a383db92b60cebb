/** Where readings are kept: one row for each source, replaced as it moves, and those that the plan files print. */
import type { Prisma } from "../../generated/prisma/client.js";
import type { Tx } from "../db.js";
import { fiscalYear } from "../time.js";
import { uuid5 } from "../uuid.js";
import { dayOf } from "./dayColumn.js";
import type { Indicator } from "./indicator.js";
import { type Plan, placedIndicators } from "./plan.js";
import { type KeptReading, plainReading, reading as readingSchema } from "./reading.js";
import type { ReadingDesk } from "./readingDesk.js";
import { newestFirst } from "./readingOrder.js";

/** The plans of a ward: files, and what was made in the console. */
export type PlansOf = (ward: string, tx: Tx) => readonly Plan[] | Promise<readonly Plan[]>;

export function createReadingDesk({ plansOf }: { plansOf: PlansOf }): ReadingDesk {
  return {
    async measured(tx, { ward, indicator, kind, sourceKey, surveyId, reading, fictional }) {
      const fields = {
        ward,
        kind,
        surveyId: surveyId ?? null,
        frame: reading.frame,
        reading: reading as Prisma.InputJsonObject,
        fiscalYear: fiscalYear(reading.asOf),
        asOf: dayOf(reading.asOf),
        fictional,
      };
      await tx.indicatorReading.upsert({
        where: { indicator_sourceKey: { indicator, sourceKey } },
        create: { id: uuid5("reading", indicator, sourceKey), indicator, sourceKey, ...fields },
        // One that staff withdrew stays withdrawn, whatever is measured afterwards.
        update: { ...fields, updatedAt: new Date() },
      });
    },

    async keepOnly(tx, surveyId, sourceKeys) {
      await tx.indicatorReading.deleteMany({ where: { surveyId, sourceKey: { notIn: [...sourceKeys] } } });
    },

    async of(tx, ward, indicators) {
      const rows = await tx.indicatorReading.findMany({
        where: { ward, withdrawnAt: null, ...(indicators && { indicator: { in: [...indicators] } }) },
      });
      const names = await namesOf(
        tx,
        rows.flatMap(({ enteredBy }) => enteredBy ?? []),
      );
      const printed = (await plansOf(ward, tx))
        .flatMap((plan) => placedIndicators(plan).map((placed) => placed.indicator))
        .filter(({ id }) => !indicators || indicators.includes(id))
        .flatMap(printedReadings);
      return [...rows.map((row) => keptReading(row, names)), ...printed].sort(newestFirst);
    },
  };
}

type Row = Prisma.IndicatorReadingGetPayload<object>;

function keptReading(row: Row, names: ReadonlyMap<string, string>): KeptReading {
  return {
    id: row.id,
    indicator: row.indicator,
    kind: row.kind as KeptReading["kind"],
    reading: readingSchema.parse(row.reading),
    fiscalYear: row.fiscalYear,
    fictional: row.fictional,
    enteredBy: row.enteredBy === null ? undefined : names.get(row.enteredBy),
    updatedAt: row.updatedAt,
  };
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const staff = await tx.staff.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  return new Map(staff.map(({ id, name }) => [id, name]));
}

/** What the plan's own document reports, as readings with its title as their source. */
function printedReadings(indicator: Indicator): KeptReading[] {
  return indicator.readings.map((printed) => ({
    id: `plan:${indicator.id}:${printed.asOf}`,
    indicator: indicator.id,
    kind: "plan",
    reading: plainReading(printed),
    fiscalYear: fiscalYear(printed.asOf),
    fictional: false,
    enteredBy: undefined,
    // It was printed with the document; the day it speaks of is all that is known.
    updatedAt: dayOf(printed.asOf),
  }));
}

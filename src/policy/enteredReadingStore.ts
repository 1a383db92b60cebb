/** Readings that staff enter, import or withdraw. */
import { randomUUID } from "node:crypto";
import type { Prisma } from "../../generated/prisma/client.js";
import type { Tx } from "../db.js";
import { fiscalYear } from "../time.js";
import { uuid5 } from "../uuid.js";
import { dayOf } from "./dayColumn.js";
import type { Reading } from "./reading.js";

export interface EnteredReading {
  ward: string;
  indicator: string;
  kind: "entered" | "imported";
  reading: Reading;
  enteredBy: string;
  /** Of the demo's played year. */
  fictional?: boolean;
}

export const enteredReadings = {
  /** @returns its id, or undefined where the very same one is there already */
  async enter(
    tx: Tx,
    { ward, indicator, kind, reading, enteredBy, fictional = false }: EnteredReading,
  ): Promise<string | undefined> {
    // A file that is taken in twice, or a form that is sent twice, is one reading.
    const sourceKey = `${kind}:${uuid5("told", JSON.stringify(reading))}`;
    const known = await tx.indicatorReading.findUnique({
      where: { indicator_sourceKey: { indicator, sourceKey } },
      select: { withdrawnAt: true },
    });
    if (known && known.withdrawnAt === null) return undefined;
    const id = randomUUID();
    const told = {
      ward,
      kind,
      frame: reading.frame,
      reading: reading as Prisma.InputJsonObject,
      fiscalYear: fiscalYear(reading.asOf),
      asOf: dayOf(reading.asOf),
      enteredBy,
      fictional,
    };
    // Entered again after it was withdrawn: the withdrawn row stays, with its reason, under another key.
    if (known)
      await tx.indicatorReading.update({
        where: { indicator_sourceKey: { indicator, sourceKey } },
        data: { sourceKey: `${sourceKey}:withdrawn:${id}` },
      });
    await tx.indicatorReading.create({ data: { id, indicator, sourceKey, ...told } });
    return id;
  },

  /** @returns false where it is not there any more */
  async withdraw(
    tx: Tx,
    reading: { ward: string; indicator: string; id: string },
    by: { staff: string; why: string },
  ): Promise<boolean> {
    const { count } = await tx.indicatorReading.updateMany({
      where: { ...reading, withdrawnAt: null },
      data: { withdrawnAt: new Date(), withdrawnBy: by.staff, withdrawnWhy: by.why },
    });
    return count === 1;
  },
};

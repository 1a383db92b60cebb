/** Finds the event of an address, in the ward of the address; says that it is not there where it isn't. */
import { z } from "zod";
import type { ConsoleContext } from "../../console/consoleRoute.js";
import type { Database } from "../../db.js";
import type { WardEvent } from "./wardEvent.js";
import { wardEventStore } from "./wardEventStore.js";

export const missingEventText = "この行事は、この区にありません。";

export async function lookUpEvent(
  database: Pick<Database, "run">,
  context: ConsoleContext,
): Promise<WardEvent | undefined> {
  const id = z.uuid().safeParse(context.request.params["event"]);
  const found =
    id.success &&
    (await database.run("console", (tx) => wardEventStore.find(tx, context.ward.ward.id, { id: id.data })));
  if (found) return found;
  await context.refuse(404, missingEventText);
  return undefined;
}

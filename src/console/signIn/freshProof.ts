/** What changes how a person signs in wants them to have proved themselves within the last minutes. */
import type { Database } from "../../db.js";
import type { ConsoleContext } from "../consoleRoute.js";

const goodForMs = 10 * 60_000;
export const confirmPath = "/console/account/confirm";

/** Sends them to prove it where that is too long ago. @returns whether to go on */
export async function freshlyProved(database: Database, context: ConsoleContext): Promise<boolean> {
  const { provedAt = 0 } = context.request.session;
  if (provedAt + goodForMs >= (await database.now()).getTime()) return true;
  context.redirect(confirmPath, {
    kind: "warning",
    text: "この変更の前に、もう一度ご本人を確かめます。確かめたあと、変更をやり直してください。",
  });
  return false;
}

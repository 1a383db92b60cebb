/** A process that opens the embedded database of a folder, then writes rows and says which were acknowledged. */
import { openDatabase } from "../../src/db.js";
import { createLog } from "../../src/log.js";

const [dataFolder = "", life = ""] = process.argv.slice(2);
const db = await openDatabase({ dataFolder, instanceId: life, log: createLog("silent") });
process.stdout.write("open\n");
for (let i = 0; ; i += 1) {
  const id = `${life}-${i}`;
  await db.run(
    "webhook",
    (tx) => tx.$executeRaw`INSERT INTO inbox_key (channel, webhook_event_id) VALUES ('kill', ${id})`,
  );
  process.stdout.write(`${id}\n`);
}

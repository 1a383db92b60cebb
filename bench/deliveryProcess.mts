/** The delivery alone as a process that can be killed: what the product does behind its requests, and nothing else. */
import { createDelivery } from "../src/announcement/delivery/deliveryJobs.js";
import type { Content } from "../src/content.js";
import { openDatabase } from "../src/db.js";
import { repeat } from "../src/jobs/repeat.js";
import { createMessenger, limitConnections } from "../src/line/messenger.js";
import { createLog } from "../src/log.js";
import { createResidentStore } from "../src/resident/residentStore.js";
import { createClock } from "../src/time.js";
import { createVault } from "../src/vault.js";

const env = (name: string) => process.env[name] ?? "";
const log = createLog(env("LOG_LEVEL") || "error");
/** A ward that says little: the whole content would take longer to read than a life of this process lasts. */
const name = { ja: "西区", easy: "西区", en: "Nishi Ward", zh: "西区", ko: "니시구", vi: "Quận Nishi" };
const content = {
  wards: new Map([["nishi", { ward: { id: "nishi", name }, say: () => (key: string) => key }]]),
  channels: new Map([["nishi", ["nishi"]]]),
} as unknown as Content;

const database = await openDatabase({
  url: env("DATABASE_URL") || undefined,
  dataFolder: env("DATA_DIR"),
  instanceId: `delivery-${process.pid}`,
  log,
});
limitConnections(Number(env("LINE_TIMEOUT_MS") || 2_000));
const vault = createVault(env("SECRET_KEY"));
const delivery = createDelivery({
  database,
  clock: createClock(),
  content: () => content,
  channels: new Set(["nishi"]),
  publicUrl: "http://localhost:3000",
  settingsOf: async () => ({ weeklyCap: 50, broadcastAllowed: false }),
  audit: { record: async () => undefined },
  log,
  messenger: createMessenger({
    apiBaseUrl: env("LINE_API_BASE_URL"),
    dataApiBaseUrl: env("LINE_API_BASE_URL"),
    accessTokens: new Map([["nishi", "token-nishi"]]),
  }),
  vault,
  lineUserIdsOf: createResidentStore(database, vault).lineUserIdsOf,
  pacePerSecond: Number(env("ANNOUNCEMENT_PACE") || 100),
});
const lookAround = async () => {
  if ((await delivery.reconcile(await database.liveInstances())) > 0) for (const pump of pumps) pump.wake();
};
const pumps = delivery.start(() => true);
await lookAround();
repeat("reconcile", 3_000, lookAround, log);
process.stdout.write("ready\n");

process.once("SIGTERM", () => {
  void Promise.all(pumps.map((pump) => pump.stop(8_000)))
    .then(() => database.close())
    .then(() => process.exit(0));
});
// Without timers of its own it lives as long as nobody ends it.
setInterval(() => undefined, 60_000);

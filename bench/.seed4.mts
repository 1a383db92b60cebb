import { openDatabase } from "../src/db.js"; import { createLog } from "../src/log.js"; import { createVault } from "../src/vault.js"; import { addResidents, addApproved } from "./announcementSetting.mjs";
const db = await openDatabase({ url: "postgresql://root@127.0.0.1:5432/tonari_scratch4", dataFolder: "", instanceId: "s", log: createLog("silent") });
await addResidents(db, createVault(Buffer.alloc(32,7).toString("base64")), 200000); console.log(await addApproved(db)); await db.run("console", tx=>tx.$executeRawUnsafe("ANALYZE")); await db.close();

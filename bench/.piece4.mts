import { openDatabase } from "../src/db.js"; import { createLog } from "../src/log.js";
import { planPiece } from "../src/announcement/planStore.js"; import { recipientsSql } from "../src/announcement/audienceStore.js";
const db = await openDatabase({ url: "postgresql://root@127.0.0.1:5432/tonari_scratch4", dataFolder: "", instanceId: "s", log: createLog("silent") });
const id = "4d429d2e-9b63-4ce2-bcb2-4f1559aa10bb";
await db.run("worker", tx=>tx.$executeRawUnsafe("delete from recipient"));await db.run("worker", tx=>tx.$executeRawUnsafe("delete from chunk"));
const recipients = recipientsSql({ward:"nishi",audience:{all:true},emergency:false,cap:{weekly:50,atRequestOfWard:false},channels:["nishi"],atNight:false});
for (;;) { const t=performance.now(); const n = await db.transaction("worker", tx=>planPiece(tx,{id,recipients,limit:20000,broadcast:false,untilMorningMs:0})); console.log(n, Math.round(performance.now()-t)); if(n<20000) break; }
await db.close();

import { mkdtempSync } from "node:fs"; import { startServer } from "./serverProcess.mjs"; import { startStandIn } from "./lineStandIn.mjs";
const s = await startStandIn({limits:"observe"});
const url = process.argv[2];
const dir = url ? "" : mkdtempSync("/tmp/p4-");
for (let i=0;i<3;i++){ const t=performance.now(); const x=await startServer("delivery",{DATABASE_URL:url??"",DATA_DIR:dir,SECRET_KEY:Buffer.alloc(32,7).toString("base64"),LINE_API_BASE_URL:s.url}); console.log("ready", Math.round(performance.now()-t), x.output()); await x.kill(); }
await s.close();

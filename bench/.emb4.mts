import { mkdtempSync } from "node:fs"; import { runAnnouncement } from "./announcementRun.mjs";
console.log(await runAnnouncement({recipients:2000,kills:3,faulty:0.25,limits:"enforce",pacePerSecond:100,latencyMs:20,server:"delivery",databaseUrl:undefined,dataFolder:mkdtempSync("/tmp/p4e-"),deadlineMs:300000}));

import { runAnnouncement } from "/work/main/bench/announcementRun.mts";
import pg from "/work/main/node_modules/pg/lib/index.js";
const n = Number(process.argv[2]??5000), kills=Number(process.argv[3]??0), faulty=Number(process.argv[4]??0), limits=process.argv[5]??"observe", pace=Number(process.argv[6]??100);
const base="postgresql://root@127.0.0.1:5432/test";
const name=`tonari_prove_${process.pid}`;
const c=new pg.Client({connectionString:base}); await c.connect(); await c.query(`CREATE DATABASE ${name}`);
const url=new URL(base); url.pathname="/"+name;
try { console.log(await runAnnouncement({recipients:n,kills,faulty,limits:limits as any,pacePerSecond:pace,databaseUrl:url.href,dataFolder:"",server:"delivery",deadlineMs:170000})); }
finally { await c.query(`DROP DATABASE ${name} WITH (FORCE)`); await c.end(); }

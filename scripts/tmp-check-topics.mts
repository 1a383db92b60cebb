// usage: npx tsx scripts/tmp-check-topics.mts content/wards/nishi/topics/*.yaml
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parse } from "yaml";
import { topic } from "../src/guide/topic.js";
import { ward } from "../src/ward.js";
let bad = 0;
for (const f of process.argv.slice(2)) {
  try {
    const o = parse(readFileSync(f, "utf8"));
    if (basename(f) === "ward.yaml") { const r = ward.safeParse(o); if (!r.success) { bad++; console.log(f, JSON.stringify(r.error.issues.slice(0, 5).map(i => [i.path.join("."), i.message]))); } continue; }
    const r = topic.safeParse(o);
    if (!r.success) { bad++; console.log(f, JSON.stringify(r.error.issues.slice(0, 5).map((i) => [i.path.join("."), i.message]))); }
    else {
      if (o.id + ".yaml" !== basename(f)) { bad++; console.log(f, "id is not the file name"); }
      if (r.data.basis === "plan") for (const [l, t] of Object.entries(r.data.text)) {
        const all = t.answer + (t.details ?? "");
        if (!/令和\s*[267]\s*年度|202[045]|れいわ/.test(all)) { bad++; console.log(f, l, "rests on a plan but names no fiscal year"); }
      }
    }
  } catch (e) { bad++; console.log(f, String(e).slice(0, 300)); }
}
console.log(bad ? `${bad} problems` : "all good");

/** `npm run check:content`: what is wrong with the content (exit 1), and what a ward has to fill before going live. */
import { readConfig, readEnvironment } from "../config.js";
import { readContent } from "../content.js";
import { checkContent } from "../contentCheck.js";

export async function run(args: readonly string[]): Promise<number> {
  const { contentFolder } = readConfig({ ...readEnvironment(), NODE_ENV: undefined });
  const { content, problems } = readContent(contentFolder);
  for (const { file, place, problem } of problems)
    console.log(`error    ${file}${place ? ` ${place}` : ""}: ${problem}`);
  if (!content) return 1;

  const { errors, warnings, wards } = checkContent(content, new Date());
  for (const error of errors) console.log(`error    ${error}`);
  for (const warning of warnings) console.log(`warning  ${warning}`);
  for (const ward of wards) {
    const share = Math.round((ward.withContact / Math.max(1, ward.entries)) * 100);
    console.log(
      `\n${ward.ward}: ${ward.entries} entries, ${ward.withContact} with a usable contact (${share} %), ${ward.approved} approved, ${ward.holes.length} holes to fill before going live`,
    );
    if (!args.includes("--quiet"))
      for (const { entry, hole } of ward.holes) console.log(`  ${entry.padEnd(30)} ${hole}`);
  }
  const bad = problems.length + errors.length;
  console.log(bad === 0 ? "\ncontent: no errors" : `\ncontent: ${bad} error(s)`);
  return bad === 0 ? 0 : 1;
}

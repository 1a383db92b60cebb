/** The content for a command that needs no database; its problems are told on stderr. */
import { readConfig, readEnvironment } from "../config.js";
import { type Content, readContent } from "../content.js";
import type { CommandOutput } from "./output.js";

/**
 * Undefined where nothing can run with what is there.
 * @param folder another one than the configured
 */
export function openContent(output: CommandOutput, folder?: string): Content | undefined {
  const { contentFolder } = readConfig({ ...readEnvironment(), NODE_ENV: undefined });
  const { content, problems } = readContent(folder ?? contentFolder);
  if (!content)
    for (const { file, place, problem } of problems) output.error(`${file}${place ? ` ${place}` : ""}: ${problem}`);
  return content;
}

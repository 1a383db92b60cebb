/** The folder of the project, wherever the process was started and whether it runs from src/ or from dist/. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

function find(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("no package.json above the code: it must run inside its project folder");
  return find(parent);
}

export const projectRoot = find(dirname(fileURLToPath(import.meta.url)));

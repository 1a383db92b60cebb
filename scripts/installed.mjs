/** Whether node_modules holds what package-lock.json asks for, by whichever npm command it came. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

export function isInstalled(root) {
  // npm writes this file last, so it is missing after an interrupted installation.
  const installedFile = join(root, "node_modules/.package-lock.json");
  if (!existsSync(installedFile)) return false;
  const wanted = packagesOf(join(root, "package-lock.json"));
  const installed = packagesOf(installedFile);
  return Object.entries(wanted).every(([path, { version, optional, devOptional, link }]) => {
    if (path === "" || link) return true;
    const found = installed[path];
    // Packages for other systems are left out by npm.
    return found ? found.version === version : Boolean(optional || devOptional);
  });
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
}

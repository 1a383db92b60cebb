/** A step of the build: draws every menu picture of the content, and removes those that nothing shows any more. */
import { readdir, rm } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readContent } from "../content.js";
import { openContentFiles } from "../contentFiles.js";
import { projectRoot } from "../projectRoot.js";
import { channelMenus } from "./channelMenus.js";
import { readMenus } from "./menu.js";
import { menuPicture, pictureFolder, pictureName } from "./menuPicture.js";

/** @returns how many pictures there are; undefined where the content has problems, which the check of the content names */
export async function buildMenus(contentFolder: string, folder: string = pictureFolder): Promise<number | undefined> {
  const { content } = readContent(contentFolder);
  if (!content) return undefined;
  const menus = readMenus(openContentFiles(contentFolder), [...content.wards.keys()]);
  const drawings = [...content.channels.values()].flatMap((ids) => {
    const wards = ids.flatMap((id) => content.wards.get(id) ?? []);
    return channelMenus(wards, menus).map(({ drawing }) => drawing);
  });
  const waiting = [...drawings];
  const draw = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await menuPicture(next, folder);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, draw));

  const wanted = new Set(drawings.map(pictureName));
  const found = await readdir(folder).catch(() => []);
  await Promise.all(
    found.filter((name) => /^[0-9a-f]{64}\.png/.test(name) && !wanted.has(name)).map((name) => rm(join(folder, name))),
  );
  return wanted.size;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const count = await buildMenus(process.argv[2] ?? join(projectRoot, "content"));
  console.log(count === undefined ? "the content has problems: no menu is drawn" : `${count} menu pictures`);
}

/** The wards of the content, as far as a menu needs them. */
import { join } from "node:path";
import { openContentFiles } from "../../src/contentFiles.js";
import { topicKeys } from "../../src/guide/topic.js";
import { type ChannelMenu, channelMenus } from "../../src/menu/channelMenus.js";
import { readMenus, type WardMenu } from "../../src/menu/menu.js";
import type { MenuSubject } from "../../src/menu/menuDesign.js";
import { projectRoot } from "../../src/projectRoot.js";
import { ward } from "../../src/ward.js";

const files = openContentFiles(join(projectRoot, "content"));
/** Pictures that the tests draw are kept here, as the product keeps its own in dist/. */
export const pictureFolder = join(projectRoot, ".cache/test-menus");
export const wardIds = files.folders("wards");
export const menus = readMenus(files, wardIds);
export const problems = files.problems;

export function subjectOf(id: string): MenuSubject {
  const about = files.yaml(`wards/${id}/ward.yaml`, ward);
  if (!about) throw new Error(`no ward ${id}`);
  const topics = files.list(`wards/${id}/topics`, ".yaml");
  return { ward: about, topicKeys: topicKeys.filter((key) => topics.some((name) => name.startsWith(`${key}.`))) };
}

export function menuOf(id: string): WardMenu {
  const menu = menus.get(id);
  if (!menu) throw new Error(`no menu of ${id}`);
  return menu;
}

/** All menus of a channel with these wards; `change` is what the content says otherwise. */
export const menusOf = (ids: readonly string[], change: Partial<WardMenu["words"]> = {}): ChannelMenu[] =>
  channelMenus(
    ids.map(subjectOf),
    new Map(ids.map((id) => [id, { ...menuOf(id), words: { ...menuOf(id).words, ...change } }])),
  );

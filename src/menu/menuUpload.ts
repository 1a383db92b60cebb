/**
 * Brings the rich menus of a channel at LINE to what the content says: what is unchanged stays, what is new is made,
 * and what it replaces is deleted only when nobody sees it any more. It may be ended anywhere and run again.
 */
import { setTimeout as pause } from "node:timers/promises";
import { lineFailure } from "../line/lineFailure.js";
import type { Messenger } from "../line/messenger.js";
import type { Log } from "../log.js";
import { aliasOfMenu, type ChannelMenu } from "./channelMenus.js";
import { menuPicture } from "./menuPicture.js";
import type { MenuStore } from "./menuStore.js";

export interface UploadOptions {
  channel: string;
  /** The first is the one for everybody who has none of their own. */
  menus: readonly ChannelMenu[];
  messenger: Pick<Messenger, "client" | "blobClient">;
  store: MenuStore;
  log: Log;
  /** How long LINE may take to move the residents over; until then the replaced menus stay. */
  patienceMs?: number;
  pictureFolder?: string;
}

export interface UploadReport {
  made: number;
  unchanged: number;
  deleted: number;
  /** Left for another run: LINE lets a channel make 100 menus an hour. */
  waiting: number;
  /** Replaced menus that residents may still see; another run deletes them. */
  stillShown: number;
}

type Client = ReturnType<Messenger["client"]>;

/** @throws what LINE answers, other than that a limit is reached */
export async function uploadMenus(options: UploadOptions): Promise<UploadReport> {
  const { channel, menus, messenger, store, log } = options;
  const client = messenger.client(channel);
  const held = new Map((await client.getRichMenuList()).richmenus.map(({ richMenuId, name }) => [richMenuId, name]));
  const aliases = new Map(
    (await client.getRichMenuAliasList()).aliases.map(({ richMenuAliasId, richMenuId }) => [
      richMenuAliasId,
      richMenuId,
    ]),
  );
  const known = new Map((await store.read(channel)).map((menu) => [menu.alias, menu]));
  const report: UploadReport = { made: 0, unchanged: 0, deleted: 0, waiting: 0, stillShown: 0 };

  for (const menu of menus) {
    const before = known.get(menu.alias);
    let richMenuId = before?.hash === menu.hash && held.has(before.richMenuId) ? before.richMenuId : undefined;
    if (richMenuId) report.unchanged += 1;
    else if (report.waiting === 0) richMenuId = await make(options, menu);
    if (richMenuId === undefined) {
      report.waiting += 1;
      continue;
    }
    await pointAlias(client, aliases, menu.alias, richMenuId);
    if (before?.richMenuId === richMenuId) continue;
    report.made += 1;
    known.set(menu.alias, { alias: menu.alias, richMenuId, hash: menu.hash });
    await store.keep(channel, { alias: menu.alias, richMenuId, hash: menu.hash });
  }

  const wanted = new Set(menus.map(({ alias }) => alias));
  for (const alias of [...known.keys()].filter((one) => !wanted.has(one))) {
    if (aliases.has(alias) && !(await withinLimit(client.deleteRichMenuAlias(alias)))) continue;
    await store.forget(channel, alias);
    known.delete(alias);
  }
  await showToEverybody(client, known.get(menus[0]?.alias ?? "")?.richMenuId);
  const used = new Set([...known.values()].map(({ richMenuId }) => richMenuId));
  const replaced = [...held].flatMap(([richMenuId, name]) => {
    const alias = aliasOfMenu(name);
    return alias === undefined || used.has(richMenuId) ? [] : [{ from: richMenuId, to: known.get(alias)?.richMenuId }];
  });
  if (await moveResidents(client, replaced, options.patienceMs ?? 60_000)) {
    for (const { from } of replaced) {
      if (!(await withinLimit(client.deleteRichMenu(from)))) break;
      report.deleted += 1;
    }
  }
  report.stillShown = replaced.length - report.deleted;
  log.info("rich menus uploaded", { channel, ...report });
  return report;
}

/** Undefined when LINE wants no more of them this hour. */
async function make(
  { channel, messenger, pictureFolder }: UploadOptions,
  menu: ChannelMenu,
): Promise<string | undefined> {
  const picture = await menuPicture(menu.drawing, pictureFolder);
  const created = await withinLimit(messenger.client(channel).createRichMenu(menu.object));
  if (!created) return undefined;
  await messenger
    .blobClient(channel)
    .setRichMenuImage(created.richMenuId, new Blob([new Uint8Array(picture)], { type: "image/png" }));
  return created.richMenuId;
}

/** Undefined where LINE's limit for this hour is reached; what has been done is right, and another run does the rest. */
async function withinLimit<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    const failure = lineFailure(error);
    if (failure?.kind === "refused" && failure.status === 429) return undefined;
    throw error;
  }
}

async function pointAlias(
  client: Client,
  aliases: ReadonlyMap<string, string>,
  richMenuAliasId: string,
  richMenuId: string,
): Promise<void> {
  const now = aliases.get(richMenuAliasId);
  if (now === richMenuId) return;
  if (now === undefined) await client.createRichMenuAlias({ richMenuAliasId, richMenuId });
  else await client.updateRichMenuAlias(richMenuAliasId, { richMenuId });
}

async function showToEverybody(client: Client, richMenuId: string | undefined): Promise<void> {
  if (richMenuId === undefined) return;
  const now = await client.getDefaultRichMenuId().catch(() => undefined);
  if (now?.richMenuId !== richMenuId) await client.setDefaultRichMenu(richMenuId);
}

/** Residents who chose a language, or only pressed a tab, have a link of their own to a menu. @returns whether all have moved */
async function moveResidents(
  client: Client,
  replaced: readonly { from: string; to: string | undefined }[],
  patienceMs: number,
): Promise<boolean> {
  const operations = replaced.flatMap(({ from, to }) =>
    to === undefined ? [] : [{ type: "link" as const, from, to }],
  );
  if (operations.length === 0) return true;
  const answer = await withinLimit(client.richMenuBatchWithHttpInfo({ operations }));
  const requestId = answer?.httpResponse.headers.get("x-line-request-id");
  if (!requestId) return false;
  const deadline = Date.now() + patienceMs;
  for (let wait = 100; Date.now() < deadline; wait = Math.min(wait * 2, 5_000)) {
    const { phase } = await client.getRichMenuBatchProgress(requestId);
    if (phase !== "ongoing") return phase === "succeeded";
    await pause(wait);
  }
  return false;
}

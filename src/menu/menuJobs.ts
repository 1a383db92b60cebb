/** The menu of a resident follows their language and ward: asked for in the turn that changes them, done after it. */
import { z } from "zod";
import type { Turn } from "../conversation/dialogue.js";
import type { Database } from "../db.js";
import type { JobStore } from "../jobs/jobStore.js";
import { jobWake } from "../jobs/jobStore.js";
import { type JobKind, jobKind } from "../jobs/jobWorker.js";
import type { Messenger } from "../line/messenger.js";
import type { Log } from "../log.js";
import { menuAlias } from "./menuDesign.js";
import type { MenuChoice, MenuStore } from "./menuStore.js";

const kind = "link-menu";
const payload = z.object({ residentId: z.uuid() });

export interface MenuJobsOptions {
  database: Pick<Database, "wake">;
  jobs: Pick<JobStore, "enqueue">;
  store: Pick<MenuStore, "choiceOf" | "idOf">;
  messenger: Pick<Messenger, "client">;
  /** Undefined once they have left. */
  lineUserIdOf(residentId: string): Promise<string | undefined>;
  /** The ward whose menu everybody sees who has not chosen one. */
  firstWardOf(channel: string): string;
  log: Log;
}

export interface MenuJobs {
  /** For `startJobWorker`. */
  kinds: ReadonlyMap<string, JobKind>;
  /** In the turn that changes a resident's language or ward. */
  menuChanged(turn: Turn): Promise<void>;
}

export function createMenuJobs({
  database,
  jobs,
  store,
  messenger,
  lineUserIdOf,
  firstWardOf,
  log,
}: MenuJobsOptions): MenuJobs {
  async function link(choice: MenuChoice, residentId: string): Promise<void> {
    const lineUserId = await lineUserIdOf(residentId);
    if (lineUserId === undefined) return;
    const client = messenger.client(choice.channel);
    const first = firstWardOf(choice.channel);
    const ward = choice.ward ?? first;
    // That one is everybody's: a link of their own would only be one more to move when the menus change.
    if (ward === first && choice.language === "ja") return void (await client.unlinkRichMenuIdFromUser(lineUserId));
    const richMenuId = await store.idOf(choice.channel, menuAlias(ward, choice.language, "main"));
    if (richMenuId === undefined)
      return log.warn("no menu is uploaded for a resident's choice", {
        channel: choice.channel,
        ward,
        language: choice.language,
      });
    await client.linkRichMenuIdToUser(lineUserId, richMenuId);
  }

  async function follow({ residentId }: z.infer<typeof payload>): Promise<void> {
    let done: MenuChoice | undefined;
    // Who changes their mind meanwhile has two of these at work: the one that ends last must have seen the last choice.
    for (
      let choice = await store.choiceOf(residentId);
      choice && !same(choice, done);
      choice = await store.choiceOf(residentId)
    ) {
      await link(choice, residentId);
      done = choice;
    }
  }

  return {
    kinds: new Map([[kind, jobKind(payload, follow)]]),
    async menuChanged(turn) {
      await jobs.enqueue(turn.tx, {
        kind,
        payload: { residentId: turn.resident.id },
        key: `${kind} ${turn.effectId("menu")}`,
      });
      await database.wake(jobWake);
    },
  };
}

const same = (one: MenuChoice, other: MenuChoice | undefined): boolean =>
  other !== undefined && one.ward === other.ward && one.language === other.language;

/** 「受信設定」: a resident chooses what to hear of, where they live, when, how much. Every button says what shall be. */
import type { Dialogue, Outcome, Told, Turn } from "../conversation/dialogue.js";
import type { LineMessage } from "../line/messages.js";
import type { TownReadings } from "../shelter/shelterSource.js";
import { civilDate } from "../time.js";
import { inLanguage } from "../web/pageLanguage.js";
import type { ResidentLinkStore } from "./residentLinkStore.js";
import { isBirthMonth, type Settings, topicKey, weeklyCap, withInterest, withMonth, withoutMonth } from "./settings.js";
import { settingsBubble } from "./settingsBubble.js";
import { capsBubble, childrenBubble, topicsBubble, townsBubble } from "./settingsParts.js";
import { settingsStore } from "./settingsStore.js";
import { townTyped } from "./townGroup.js";

export interface SettingsDialogueOptions {
  links: Pick<ResidentLinkStore, "create">;
  readings: TownReadings;
  /** What links in messages start with. */
  publicUrl: string;
}

export interface SettingsDialogue extends Dialogue {
  open(turn: Turn): Promise<Outcome>;
}

/** While it is open, a typed town is heard. */
const askingTown = { step: "town" } as const;

export function createSettingsDialogue({ links, readings, publicUrl }: SettingsDialogueOptions): SettingsDialogue {
  const site = publicUrl.replace(/\/+$/, "");

  async function overview(turn: Turn, settings: Settings, saved: boolean): Promise<Outcome> {
    const { ward, id } = turn.resident;
    const token =
      ward === undefined ? undefined : await links.create(turn.tx, id, "settings", turn.effectId("settings"));
    const pageUrl =
      token === undefined ? undefined : `${site}${inLanguage(`/${ward}/settings/${token}`, turn.resident.language)}`;
    return said(turn, settingsBubble(turn, { settings, readings, pageUrl, saved }));
  }

  const read = (turn: Turn) => settingsStore.read(turn.tx, turn.resident.id);
  const change = (turn: Turn, how: (settings: Settings) => Settings) =>
    settingsStore.change(turn.tx, turn.resident.id, how);
  const changed = async (turn: Turn, how: (settings: Settings) => Settings) =>
    overview(turn, await change(turn, how), true);
  const towns = (turn: Turn, settings: Settings, group?: number, unknown?: boolean): Outcome => ({
    messages: [townsBubble(turn, settings, readings, group, unknown)],
    state: askingTown,
  });

  async function addMonth(turn: Turn, picked: string | undefined): Promise<Outcome> {
    const month = picked?.slice(0, 7) ?? "";
    if (!isBirthMonth(month, civilDate(turn.now)))
      return said(turn, childrenBubble(turn, await read(turn), "settingsChildWrong"));
    let full = false;
    const settings = await change(turn, (before) => {
      const added = withMonth(before, month);
      full = added.kind === "full";
      return added.kind === "full" ? before : added.settings;
    });
    return said(turn, childrenBubble(turn, settings, full ? "settingsChildFull" : undefined));
  }

  async function press(turn: Turn, told: Told & { kind: "postback" }): Promise<Outcome | undefined> {
    const { values } = told;
    const on = values.on === "1";
    switch (told.action) {
      case "open":
        return overview(turn, await read(turn), false);
      case "topics":
        return said(turn, topicsBubble(turn, await read(turn)));
      case "topic": {
        const key = topicKey.safeParse(values.k);
        if (!key.success) return undefined;
        return said(turn, topicsBubble(turn, await change(turn, (before) => withInterest(before, key.data, on))));
      }
      case "towns":
        return towns(turn, await read(turn), values.g === undefined ? undefined : Number(values.g));
      case "town": {
        // A button of the ward that they had chosen before is not obeyed: the town would be nowhere in this one.
        const district = turn.ward.ward.towns.find((town) => town === values.t);
        if (values.t !== undefined && !district) return towns(turn, await read(turn), undefined, true);
        return changed(turn, (before) => ({ ...before, district }));
      }
      case "children":
        return said(turn, childrenBubble(turn, await read(turn)));
      case "child-add":
        return addMonth(turn, told.picked);
      case "child-remove":
        return said(turn, childrenBubble(turn, await change(turn, (before) => withoutMonth(before, values.m ?? ""))));
      case "night":
        return changed(turn, (before) => ({ ...before, quietHours: on }));
      case "caps":
        return said(turn, capsBubble(turn, await read(turn)));
      case "cap": {
        const cap = weeklyCap.safeParse(values.n);
        if (values.n !== undefined && !cap.success) return undefined;
        return changed(turn, (before) => ({ ...before, weeklyCap: cap.data }));
      }
      case "stop":
        return changed(turn, (before) => ({ ...before, stopped: on }));
      default:
        return undefined;
    }
  }

  return {
    name: "settings",
    open: async (turn) => overview(turn, await read(turn), false),
    async hear(turn, told) {
      if (told.kind === "postback") return press(turn, told);
      if (told.kind !== "text" || turn.open !== "settings" || !turn.state) return undefined;
      const district = townTyped(told.text, turn.ward.ward.towns, readings);
      // Anything else may be a question: the others hear it.
      return district === undefined ? undefined : changed(turn, (before) => ({ ...before, district }));
    },
  };
}

/** Leaves what else is open as it is, and closes the question for a town. */
const said = (turn: Turn, message: LineMessage): Outcome => ({ messages: [message], aside: turn.open !== "settings" });

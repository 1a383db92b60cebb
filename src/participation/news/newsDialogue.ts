/** 「地域の情報」: what local groups tell, what fits the resident's own settings first. */
import type { Dialogue, Outcome, Turn } from "../../conversation/dialogue.js";
import type { Tx } from "../../db.js";
import type { Settings } from "../../resident/settings.js";
import { ownTown } from "../../resident/settingWords.js";
import { townName } from "../../resident/townGroup.js";
import type { TownReadings } from "../../shelter/shelterSource.js";
import { newsCards, newsEmpty } from "./newsBubble.js";
import { hasChosen, inOrder } from "./newsChoice.js";
import { newsPostStore } from "./newsPostStore.js";

export interface NewsDialogueOptions {
  settingsOf(tx: Tx, residentId: string): Promise<Settings>;
  readings: TownReadings;
  /** What links in messages start with. */
  publicUrl: string;
}

export interface NewsDialogue extends Dialogue {
  open(turn: Turn): Promise<Outcome>;
}

/** As many as one look can have: what is older is on the page. */
const looked = 100;

export function createNewsDialogue({ settingsOf, readings, publicUrl }: NewsDialogueOptions): NewsDialogue {
  async function open(turn: Turn): Promise<Outcome> {
    const { tx, ward, now } = turn;
    const { language, id } = turn.resident;
    const say = ward.say(language);
    const voice = { ward, language, readings, publicUrl };
    const shown = await newsPostStore.shown(tx, ward.ward.id, now, { most: looked });
    const name = say("newsName");
    if (shown.length === 0) return { messages: [newsEmpty(voice, say("newsEmpty", { name }))] };
    const settings = await settingsOf(tx, id);
    const own = { interests: settings.interests, district: ownTown(settings, ward) };
    const { posts, fitting } = inOrder(shown, own);
    if (!hasChosen(own)) return { messages: newsCards(voice, say("newsLeadAll", { name }), posts) };
    const chosen = [
      ...(own.district === undefined ? [] : [townName(own.district, readings, language)]),
      ...own.interests.map((key) => ward.topicName(key, language)),
    ].join(language === "en" || language === "vi" || language === "ko" ? ", " : "、");
    const lead = say(fitting > 0 ? "newsLeadOwn" : "newsLeadOthers", { name, chosen });
    return { messages: newsCards(voice, lead, posts) };
  }

  return {
    name: "news",
    open,
    hear: async (turn, told) => (told.kind === "postback" && told.action === "open" ? open(turn) : undefined),
  };
}

/** One picture of a rich menu before it is drawn: every word, place and button of a ward's tab in a language. */
import type { TopicKey } from "../guide/topic.js";
import { topicKeys } from "../guide/topic.js";
import type { Language } from "../language.js";
import { writePostback } from "../line/postback.js";
import type { Ward } from "../ward.js";
import { type MenuButtonId, type MenuTab, menuTabs, type WardMenu } from "./menu.js";
import { buttonFrames, type Frame, tabFrames } from "./menuLayout.js";

/** What a menu is about. Content of a ward is one. */
export interface MenuSubject {
  readonly ward: Pick<Ward, "id" | "name" | "colour">;
  /** Topics that the ward has entries of: the others get no button. */
  readonly topicKeys: readonly TopicKey[];
}

export interface MenuDesign {
  readonly alias: string;
  readonly language: Language;
  readonly colour: string;
  readonly bar: string;
  /** `change` is the label where a resident can choose another ward. */
  readonly ward: { readonly text: string; readonly change: string | undefined };
  readonly tabs: readonly {
    readonly text: string;
    readonly alias: string;
    readonly shown: boolean;
    readonly frame: Frame;
  }[];
  readonly buttons: readonly {
    readonly id: MenuButtonId;
    readonly text: string;
    readonly data: string;
    readonly frame: Frame;
  }[];
}

/** The name under which LINE knows the newest menu of a tab. */
export const menuAlias = (ward: string, language: Language, tab: MenuTab): string => `${ward}-${language}-${tab}`;

export function designMenu(
  subject: MenuSubject,
  menu: WardMenu,
  language: Language,
  tab: MenuTab,
  severalWards: boolean,
): MenuDesign {
  const { ward } = subject;
  const ids = menu.buttons[tab].filter((id) => !isTopic(id) || subject.topicKeys.includes(id));
  const frames = buttonFrames(ids.length);
  const tabs = tabFrames(menuTabs.length);
  return {
    alias: menuAlias(ward.id, language, tab),
    language,
    colour: ward.colour,
    bar: menu.words.bar[language],
    ward: { text: ward.name[language], change: severalWards ? menu.words.changeWard[language] : undefined },
    tabs: tabs.map((frame, index) => {
      const one = menuTabs[index] ?? tab;
      return {
        text: menu.words.tabs[one][language],
        alias: menuAlias(ward.id, language, one),
        shown: one === tab,
        frame,
      };
    }),
    buttons: frames.flatMap((frame, index) => {
      const id = ids[index];
      return id === undefined ? [] : [{ id, text: menu.words.buttons[id][language], data: postbackOf(id), frame }];
    }),
  };
}

const isTopic = (id: MenuButtonId): id is TopicKey => (topicKeys as readonly string[]).includes(id);

function postbackOf(id: MenuButtonId): string {
  if (isTopic(id)) return writePostback("guide", "topic", { e: id });
  // Not a telephone call: a thumb that slips would dial 119. The answer has the numbers as buttons.
  if (id === "emergency") return writePostback("priority", "show", { e: "priority.emergency" });
  return writePostback("command", id);
}

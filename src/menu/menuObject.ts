/** A rich menu as LINE wants it: the areas over the picture, each with a label for those who can't see it. */
import { writePostback } from "../line/postback.js";
import { withoutReadings } from "./furigana.js";
import type { MenuDesign } from "./menuDesign.js";
import { type Frame, menuSize, wardFrame } from "./menuLayout.js";

export interface MenuArea {
  bounds: Frame;
  action:
    | { type: "postback"; label: string; data: string; displayText: string; inputOption: "closeRichMenu" }
    | { type: "richmenuswitch"; label: string; richMenuAliasId: string; data: string };
}

export interface MenuObject {
  size: { width: number; height: number };
  selected: boolean;
  name: string;
  chatBarText: string;
  areas: MenuArea[];
}

/** @param name for the operator's eyes and for finding our menus again; residents never see it */
export function menuObject(design: MenuDesign, name: string): MenuObject {
  const postback = (bounds: Frame, text: string, data: string): MenuArea => {
    const label = withoutReadings(text);
    // An open menu covers half of the screen, and the answer would be behind it.
    return { bounds, action: { type: "postback", label, data, displayText: label, inputOption: "closeRichMenu" } };
  };
  const tabs = design.tabs.filter(({ shown }) => !shown);
  return {
    size: { ...menuSize },
    selected: true,
    name,
    chatBarText: withoutReadings(design.bar),
    areas: [
      ...(design.ward.change === undefined
        ? []
        : [postback(wardFrame, design.ward.change, writePostback("command", "ward"))]),
      ...tabs.map(
        ({ frame, text, alias }): MenuArea => ({
          bounds: frame,
          action: {
            type: "richmenuswitch",
            label: withoutReadings(text),
            richMenuAliasId: alias,
            data: writePostback("menu", "tab"),
          },
        }),
      ),
      ...design.buttons.map(({ frame, text, data }) => postback(frame, text, data)),
    ],
  };
}

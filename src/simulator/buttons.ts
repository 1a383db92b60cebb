/** The buttons that a person can press in a chat. */
import type { ActionObject } from "./actionObject.js";
import type { ChatEntry } from "./chat.js";
import type { RichMenu } from "./richMenus.js";

export interface ShownButton {
  label: string;
  action: ActionObject;
  where: "quickReply" | "message" | "richMenu";
}

/** Newest first: quick replies (only while their message is the last one), then buttons of messages, then the menu. */
export function buttonsOf(log: readonly ChatEntry[], richMenu: RichMenu | undefined): ShownButton[] {
  const last = log.at(-1);
  const quick = last?.from === "bot" ? actionsIn(last.message.quickReply).map(shownAs("quickReply")) : [];
  const inMessages = [...log]
    .reverse()
    .filter((entry) => entry.from === "bot")
    .flatMap(({ message: { quickReply: _, ...message } }) => actionsIn(message).map(shownAs("message")));
  const menu = (richMenu?.areas ?? []).map(({ action }) => shownAs("richMenu")(action));
  return [...quick, ...inMessages, ...menu];
}

const shownAs =
  (where: ShownButton["where"]) =>
  (action: ActionObject): ShownButton => ({ label: String(action.label ?? action.text ?? ""), action, where });

/** Every action object inside a message, in reading order. */
function actionsIn(value: unknown): ActionObject[] {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]): ActionObject[] => {
    if (key === "action" || key === "defaultAction") return isAction(inner) ? [inner] : [];
    if (key === "actions" && Array.isArray(inner)) return inner.filter(isAction);
    return actionsIn(inner);
  });
}

function isAction(value: unknown): value is ActionObject {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** Parts of Flex bubbles. All text wraps and follows the letter size of the resident's phone (`scaling`). */
import type { messagingApi } from "@line/bot-sdk";
import { colours } from "./messages.js";

type TextStyle = Partial<Omit<messagingApi.FlexText, "type" | "text">>;

export function line(value: string, style: TextStyle = {}): messagingApi.FlexText {
  return { type: "text", text: value, wrap: true, scaling: true, size: "md", color: colours.text, ...style };
}

export const heading = (value: string): messagingApi.FlexText => line(value, { size: "lg", weight: "bold" });
export const note = (value: string): messagingApi.FlexText => line(value, { size: "sm", color: colours.quiet });

export function column(
  contents: readonly messagingApi.FlexComponent[],
  style: Partial<Omit<messagingApi.FlexBox, "type" | "layout" | "contents">> = {},
): messagingApi.FlexBox {
  return { type: "box", layout: "vertical", contents: [...contents], ...style };
}

export function row(
  contents: readonly messagingApi.FlexComponent[],
  style: Partial<Omit<messagingApi.FlexBox, "type" | "layout" | "contents">> = {},
): messagingApi.FlexBox {
  return { type: "box", layout: "horizontal", contents: [...contents], ...style };
}

export function button(
  action: messagingApi.Action,
  style: "primary" | "secondary" | "link",
  colour?: string,
): messagingApi.FlexButton {
  return {
    type: "button",
    action,
    style,
    height: "sm",
    scaling: true,
    adjustMode: "shrink-to-fit",
    ...(colour ? { color: colour } : {}),
  };
}

/** Buttons beside each other, each with as much room as its words take: equal shares would break the longest label. */
export function buttonRow(buttons: readonly messagingApi.FlexButton[]): messagingApi.FlexBox {
  const margins = 4;
  return row(buttons.map((one) => ({ ...one, flex: labelWidth(one.action.label ?? "") + margins })));
}

/** In widths of a Latin letter, of which a Chinese, Japanese or Korean one takes two. */
function labelWidth(label: string): number {
  return [...label].reduce((sum, letter) => sum + (letter > "\u2e7f" ? 2 : 1), 0);
}

/** Whether a button of the whole width shows it on one line, with letters that need no shrinking. */
export const fitsButton = (label: string): boolean => labelWidth(label) <= 34;

export const separator = (): messagingApi.FlexSeparator => ({ type: "separator", margin: "lg", color: colours.line });

export function bubble(
  body: readonly messagingApi.FlexComponent[],
  footer: readonly messagingApi.FlexComponent[] = [],
): messagingApi.FlexBubble {
  return {
    type: "bubble",
    size: "giga",
    body: column(body, { spacing: "md", paddingAll: "16px", ...(footer.length > 0 ? { paddingBottom: "8px" } : {}) }),
    ...(footer.length > 0 ? { footer: column(footer, { spacing: "sm", paddingAll: "12px" }) } : {}),
  };
}

/** Where things stand in the picture of a rich menu: a strip with the ward and the tabs, and up to six buttons below. */

export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The largest that LINE takes, and the one it recommends: sharp on every phone. */
export const menuSize = { width: 2500, height: 1686 } as const;

/** As high as a thumb on a phone 375 points wide (LINE fits the picture to the phone's width). */
const stripHeight = 300;
const wardWidth = 660;

export const wardFrame: Frame = { x: 0, y: 0, width: wardWidth, height: stripHeight };

/** Tabs share what the ward's name leaves of the strip. */
export function tabFrames(count: number): Frame[] {
  return split({ x: wardWidth, y: 0, width: menuSize.width - wardWidth, height: stripHeight }, count);
}

/** Up to three buttons in a row; without gaps, so that no tap falls between two. */
export function buttonFrames(count: number): Frame[] {
  const body = { x: 0, y: stripHeight, width: menuSize.width, height: menuSize.height - stripHeight };
  if (count <= 3) return split(body, count);
  const upper = Math.ceil(count / 2);
  const height = body.height / 2;
  return [...split({ ...body, height }, upper), ...split({ ...body, y: body.y + height, height }, count - upper)];
}

/** Side by side, at whole pixels. */
function split(frame: Frame, count: number): Frame[] {
  const edge = (index: number) => frame.x + Math.round((frame.width * index) / count);
  return Array.from({ length: count }, (_, index) => ({
    ...frame,
    x: edge(index),
    width: edge(index + 1) - edge(index),
  }));
}

/**
 * The picture of a rich menu as PNG. It is drawn once and kept in dist/menus under the hash of what it shows, by the
 * build for the content that comes along, and when it is first wanted for any other.
 */
import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { limits } from "../line/limits.js";
import { projectRoot } from "../projectRoot.js";

export interface MenuDrawing {
  readonly svg: string;
  readonly font: { readonly family: string; readonly path: string };
  /** Of the drawing and its letters. */
  readonly hash: string;
}

export const pictureFolder = join(projectRoot, "dist/menus");
export const pictureName = (drawing: MenuDrawing): string => `${drawing.hash}.png`;

/** @throws when LINE would refuse it for its size */
export async function menuPicture(drawing: MenuDrawing, folder: string = pictureFolder): Promise<Buffer> {
  const file = join(folder, pictureName(drawing));
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return kept;
  const { font, svg } = drawing;
  const options = { font: { fontFiles: [font.path], loadSystemFonts: false, defaultFontFamily: font.family } };
  // Loaded when needed: where the build has drawn everything the product does without.
  const { renderAsync } = await import("@resvg/resvg-js");
  const png = (await renderAsync(svg, options)).asPng();
  if (png.length > limits.richMenuImageBytes)
    throw new Error(`the picture of a menu has ${png.length} bytes, LINE takes ${limits.richMenuImageBytes}`);
  await keep(folder, file, png);
  return png;
}

/** Keeping it saves time; a folder that can't be written to costs only that. */
async function keep(folder: string, file: string, png: Buffer): Promise<void> {
  const unfinished = `${file}.${randomBytes(4).toString("hex")}`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(unfinished, png);
    await rename(unfinished, file);
  } catch {
    // Drawn again next time.
  }
}

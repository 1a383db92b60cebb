/** The rich menus of a channel: objects, pictures, aliases, and who sees which. */
import { newRichMenuId } from "./identifiers.js";

export interface RichMenu {
  richMenuId: string;
  size: { width: number; height: number };
  selected: boolean;
  name: string;
  chatBarText: string;
  areas: { bounds: { x: number; y: number; width: number; height: number }; action: { type: string } }[];
}

export interface MenuPicture {
  bytes: Buffer;
  contentType: string;
}

export class RichMenus {
  readonly menus = new Map<string, RichMenu>();
  readonly pictures = new Map<string, MenuPicture>();
  /** Alias to rich menu id. */
  readonly aliases = new Map<string, string>();
  /** User id to rich menu id. */
  readonly links = new Map<string, string>();
  defaultId: string | undefined;

  create(menu: Omit<RichMenu, "richMenuId">): RichMenu {
    const created = { ...menu, richMenuId: newRichMenuId() };
    this.menus.set(created.richMenuId, created);
    return created;
  }

  delete(richMenuId: string): boolean {
    this.pictures.delete(richMenuId);
    for (const [lineUserId, linked] of this.links) if (linked === richMenuId) this.links.delete(lineUserId);
    if (this.defaultId === richMenuId) this.defaultId = undefined;
    return this.menus.delete(richMenuId);
  }

  /** What a person sees: their own menu before the default one; only with a picture. */
  shownTo(lineUserId: string): RichMenu | undefined {
    for (const id of [this.links.get(lineUserId), this.defaultId]) {
      if (id !== undefined && this.pictures.has(id)) return this.menus.get(id);
    }
    return undefined;
  }

  /** What happens when a person taps a `richmenuswitch`: as LINE reports it in the postback. */
  switchFor(lineUserId: string, aliasId: string): "SUCCESS" | "RICHMENU_ALIAS_ID_NOTFOUND" | "RICHMENU_NOTFOUND" {
    const richMenuId = this.aliases.get(aliasId);
    if (richMenuId === undefined) return "RICHMENU_ALIAS_ID_NOTFOUND";
    if (!this.menus.has(richMenuId)) return "RICHMENU_NOTFOUND";
    this.links.set(lineUserId, richMenuId);
    return "SUCCESS";
  }
}

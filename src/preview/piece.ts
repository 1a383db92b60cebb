/** Reads LINE's message objects without trusting their form: a preview also draws what LINE would refuse. */

export type Piece = Readonly<Record<string, unknown>>;

export const isPiece = (value: unknown): value is Piece =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function word(piece: Piece | undefined, key: string): string | undefined {
  const value = piece?.[key];
  return typeof value === "string" ? value : undefined;
}

export function amount(piece: Piece | undefined, key: string): number | undefined {
  const value = piece?.[key];
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

export function inner(piece: Piece | undefined, key: string): Piece | undefined {
  const value = piece?.[key];
  return isPiece(value) ? value : undefined;
}

export function list(piece: Piece | undefined, key: string): Piece[] {
  const value = piece?.[key];
  return Array.isArray(value) ? value.filter(isPiece) : [];
}

/** For attributes: Kita escapes their quotes, but leaves `&` and `<` as they are. */
export const attribute = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** An address that a page may open or load; nothing else becomes a link. */
export function openable(uri: string | undefined, schemes = /^(https?:\/\/|tel:|\/)/i): string | undefined {
  return uri !== undefined && schemes.test(uri) && !uri.startsWith("//") ? attribute(uri) : undefined;
}
export const picture = (uri: string | undefined): string | undefined => openable(uri, /^(https?:\/\/|\/)/i);

/** Short links (短縮リンク): an address of ours in an announcement that leads on, so that taps are counted and people are not. */
import { createHash } from "node:crypto";

export interface ShortUrl {
  code: string;
  language: string;
  url: string;
}

const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const codeLength = 10;

/** The same link of the same announcement has one code, however often it is planned. */
export function codeOf(announcementId: string, language: string, url: string): string {
  const digest = createHash("sha256")
    .update(JSON.stringify([announcementId, language, url]))
    .digest();
  let rest = digest.readBigUInt64BE(0);
  let code = "";
  for (let place = 0; place < codeLength; place += 1) {
    code += letters[Number(rest % 62n)];
    rest /= 62n;
  }
  return code;
}

const shortLinkPath = (code: string): string => `/go/${code}`;

/** Shortens the links of one language, and keeps what it has shortened. Other than web addresses (tel:) stay as they are. */
export function createShortener(announcementId: string, language: string, publicUrl: string) {
  const links = new Map<string, ShortUrl>();
  return {
    links,
    shorten(url: string): string {
      if (!/^https?:\/\//.test(url)) return url;
      const code = codeOf(announcementId, language, url);
      links.set(code, { code, language, url });
      return `${publicUrl}${shortLinkPath(code)}`;
    },
  };
}

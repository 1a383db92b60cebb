/** Addresses of web pages in a text, as LINE makes links of them. */

/** Ends at the first letter that is not ASCII: Japanese texts put no space after an address. */
const url = /https?:\/\/[\x21-\x7e]+/g;
const trailing = /[.,;:!?'")\]}>]+$/;

export function urlsIn(text: string): string[] {
  return [...text.matchAll(url)].map(([found]) => found.replace(trailing, "")).filter((one) => URL.canParse(one));
}

/** Replaces each address by what `change` makes of it. */
export function withUrls(text: string, change: (url: string) => string): string {
  return text.replace(url, (found) => {
    const bare = found.replace(trailing, "");
    return URL.canParse(bare) ? `${change(bare)}${found.slice(bare.length)}` : found;
  });
}

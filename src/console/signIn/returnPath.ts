/** Where to go after sign-in: only pages of this console, whatever a link says. */

const here = "http://console.invalid";

/** @returns the path with its query, or undefined for everything that is not a page of the console */
export function returnPath(wanted: unknown): string | undefined {
  if (typeof wanted !== "string" || wanted.length > 500) return undefined;
  // Browsers take \ for / and skip tabs and line ends; nothing of ours has them.
  if (!/^\/console(?:[/?]|$)/.test(wanted) || /[\\\s\p{Cc}]/u.test(wanted)) return undefined;
  const url = URL.canParse(wanted, here) ? new URL(wanted, here) : undefined;
  if (url?.origin !== here || !/^\/console(?:\/|$)/.test(url.pathname) || url.pathname.includes("//")) return undefined;
  if (/^\/console\/(?:sign-in|sign-out|welcome|set-up)(?:\/|$)/.test(url.pathname)) return undefined;
  return `${url.pathname}${url.search}`;
}

import { expect, test } from "vitest";
import { servePages } from "../support/pages.js";

const served = servePages();

test("every link within the pages leads somewhere, in every language, and no page has style or script of its own", async () => {
  const known = new Set(["/"]);
  const dead: string[] = [];
  const inline: string[] = [];
  const titles = new Map<string, string>();
  for (const address of known) {
    const response = await fetch(served.url + address);
    const html = await response.text();
    if (response.status !== 200) dead.push(`${response.status} ${address}`);
    if (/<style|style="|<script>| on[a-z]+="|javascript:/.test(html)) inline.push(address);
    titles.set(address, html.match(/<title>(.*?)<\/title>/)?.[1] ?? "");
    // The simulator, the open data, the indicators and taking part are other parts of the product.
    for (const [, href = ""] of html.matchAll(/href="(\/[^"#]*)/g))
      if (!/^\/(simulator|open-data|[a-z]+\/(indicators|events|forms|news|waiting))/.test(href)) known.add(href);
  }
  expect(known.size).toBeGreaterThan(500);
  expect(dead).toEqual([]);
  expect(inline).toEqual([]);
  const pages = [...titles].filter(([address]) => !address.startsWith("/assets/"));
  expect(pages.filter(([, title]) => title.length < 5)).toEqual([]);
});

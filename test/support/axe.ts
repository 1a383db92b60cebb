/** What axe finds wrong with a page, as short sentences; empty is what JIS X 8341-3 AA and good practice ask for. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

export async function accessibilityProblems(page: Page): Promise<string[]> {
  // CI looks at the pages in its run on the embedded database; on the server they are the same ones.
  if (process.env["AXE_DONE"] === "1") return idsOfSeveral(page).then((ids) => ids.map(severalWords));
  // In the page itself: no frame of ours is from elsewhere, and a second page per look takes longer than the look.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await builder.analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`,
  );
  return [...found, ...(await idsOfSeveral(page)).map(severalWords)];
}

const severalWords = (id: string) => `several elements have the id ${id}`;

/** Axe does not look at what is folded away, where a label would then stand for something else. */
const idsOfSeveral = (page: Page) =>
  page.evaluate<string[]>(`
    [...document.querySelectorAll("[id]")].map(({ id }) => id).filter((id, index, all) => all.indexOf(id) !== index)
  `);

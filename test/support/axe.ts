/** What axe finds wrong with a page, as short sentences; empty is what JIS X 8341-3 AA and good practice ask for. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

export async function accessibilityProblems(page: Page): Promise<string[]> {
  // In the page itself: no frame of ours is from elsewhere, and a second page per look takes longer than the look.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });
  const { violations } = await builder.analyze();
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`,
  );
}

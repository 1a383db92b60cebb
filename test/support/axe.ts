/** What axe finds wrong with a page, as short sentences; empty is what JIS X 8341-3 AA and good practice ask for. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

export async function accessibilityProblems(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 200)).join(" | ")}`,
  );
}

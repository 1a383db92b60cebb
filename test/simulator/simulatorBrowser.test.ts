import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { AxeBuilder } from "@axe-core/playwright";
import express from "express";
import type { Browser, Page } from "playwright-core";
import { afterEach, expect, test } from "vitest";
import { simulatorRoutes } from "../../src/simulator/simulatorPages.js";
import { describeInBrowser } from "../support/browser.js";
import { type Bench, openBench, until } from "./bot.js";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((leave) => leave()));
});

async function openPage(browser: Browser, width: number): Promise<Bench & { page: Page; errors: string[] }> {
  const bench = await openBench();
  const server = createServer(express().use("/simulator", simulatorRoutes(bench.platform)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/simulator`);
  open.push(async () => {
    await context.close();
    server.closeAllConnections();
    server.close();
  });
  return { ...bench, page, errors };
}

const action = { type: "postback" as const, label: "くわしく", data: "more", displayText: "くわしく" };
const card = {
  type: "flex" as const,
  altText: "案内",
  contents: {
    type: "bubble" as const,
    body: {
      type: "box" as const,
      layout: "vertical" as const,
      contents: [{ type: "text" as const, text: "相談できます", color: "#00563F", scaling: true }],
    },
    footer: {
      type: "box" as const,
      layout: "vertical" as const,
      contents: [{ type: "button" as const, style: "primary" as const, color: "#00563F", action }],
    },
  },
};

describeInBrowser("the simulator in a browser", (browser) => {
  test.each([360, 1280])("at %i pixels: a person joins, writes, reads, presses, blocks", async (width) => {
    const { page, errors, arrived, client, platform } = await openPage(browser, width);
    await page.getByRole("button", { name: "友だち追加" }).click();
    const phone = page.getByRole("region", { name: /さくら/ });
    await phone.getByRole("textbox", { name: "メッセージ" }).fill("夜泣きがつらい");
    await page.keyboard.press("Enter");
    await until(() => arrived.length === 2);
    // The answer comes by itself: nobody reloads the page.
    await client.replyMessage({ replyToken: arrived[1]?.events[0]?.replyToken ?? "", messages: [card] });
    const words = phone.getByText("相談できます");
    await words.waitFor();
    const style = (name: string) =>
      page.evaluate<string>(`getComputedStyle(document.querySelector(".fx-text")).${name}`);
    expect(await style("color")).toBe("rgb(0, 86, 63)");
    expect(await style("fontSize")).toBe("16px");
    await phone.getByLabel("文字の大きさ").selectOption("largest");
    expect(await style("fontSize")).toBe("24px");
    await phone.getByRole("button", { name: "くわしく" }).press("Enter");
    await until(() => arrived.length === 3);
    expect(arrived[2]?.events[0]).toMatchObject({ type: "postback", postback: { data: "more" } });
    await page.getByText("30,000").first().waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(width);
    await phone.getByRole("button", { name: "ブロック" }).click();
    await phone.getByRole("button", { name: "ブロック解除" }).waitFor();
    expect(platform.channel("nishi").friends).toEqual([]);
    expect(errors).toEqual([]);
  });

  test("a place and a day are asked for in dialogs", async () => {
    const { page, arrived, client, platform } = await openPage(browser, 1280);
    await page.getByRole("button", { name: "友だち追加" }).click();
    await until(() => arrived.length === 1);
    const [lineUserId = ""] = platform.channel("nishi").friends;
    const items = [
      { type: "location" as const, label: "今いる所" },
      { type: "datetimepicker" as const, label: "日を選ぶ", data: "day", mode: "date" as const, initial: "2026-11-20" },
    ].map((one) => ({ type: "action" as const, action: one }));
    await client.pushMessage({ to: lineUserId, messages: [{ type: "text", text: "どちら", quickReply: { items } }] });
    await page.getByRole("button", { name: "日を選ぶ" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "送信" }).click();
    await until(() => arrived.length === 2);
    expect(arrived[1]?.events[0]).toMatchObject({ postback: { data: "day", params: { date: "2026-11-20" } } });
    await page.getByRole("button", { name: "今いる所" }).click();
    await page.getByRole("dialog").getByLabel("場所").selectOption("");
    await page.getByRole("dialog").getByRole("textbox", { name: "緯度" }).fill("34.5");
    await page.getByRole("dialog").getByRole("button", { name: "送信" }).click();
    await until(() => arrived.length === 3);
    expect(arrived[2]?.events[0]).toMatchObject({ message: { type: "location", latitude: 34.5 } });
  });

  test("two people at once: each sees only their own chat", async () => {
    const { page, client, platform, arrived } = await openPage(browser, 1280);
    for (const count of [1, 2]) {
      await page.getByRole("button", { name: "友だち追加" }).click();
      await until(() => arrived.length === count);
    }
    const [first = "", second = ""] = platform.channel("nishi").friends;
    await client.pushMessage({ to: first, messages: [{ type: "text", text: "一人目へ" }] });
    await client.pushMessage({ to: second, messages: [{ type: "text", text: "二人目へ" }] });
    await page.locator(".phone").nth(0).getByText("一人目へ").waitFor();
    await page.locator(".phone").nth(1).getByText("二人目へ").waitFor();
    expect(await page.getByText("一人目へ").count()).toBe(1);
  });
});

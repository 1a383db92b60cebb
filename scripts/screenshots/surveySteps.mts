/** What staff and residents do with a survey in a browser, step by step: for the pictures and for the tests of journeys. */
import type { APIRequestContext, Page } from "playwright-core";
import { press } from "./consoleVisit.mjs";
import type { Phone } from "./simulatorPage.mjs";

/** @returns the address of the draft, which has the ready survey's words */
export async function beginReady(editor: Page, ward: string, title: RegExp): Promise<string> {
  await editor.goto(`${ward}/surveys`);
  await press(editor, new RegExp(`${title.source}.*この内容ではじめる`));
  await press(editor, "下書きを作る");
  return editor.url();
}

/** By somebody else than the one who wrote it. */
export async function publishSurvey(approver: Page, survey: string, closesAt: string): Promise<void> {
  await approver.goto(`${survey}/opening`);
  await approver.getByLabel("締め切る日時").fill(closesAt);
  await approver.getByLabel(/確かめました/).check();
  await press(approver, "公開する");
}

/** From the word to the first question, in LINE. */
export async function openInChat(phone: Phone): Promise<void> {
  await phone.say("アンケート");
  await phone.press("回答する");
  await phone.press("はじめる");
}

export interface LetterOrder {
  name: string;
  count: number;
}

/** @returns the address of the letters that were made */
export async function orderLetters(editor: Page, survey: string, { name, count }: LetterOrder): Promise<string> {
  await editor.goto(`${survey}/asking/letters`);
  await editor.getByRole("radio", { name: /無作為/ }).check();
  await editor.getByRole("textbox", { name: "依頼の名前" }).fill(name);
  await editor.getByRole("textbox", { name: "手紙の数" }).fill(String(count));
  await press(editor, "回答コードを作る");
  return editor.url();
}

/** As they are printed: 12 characters in three groups. */
export async function printedCodes(approver: Page, letters: string): Promise<string[]> {
  await approver.goto(`${letters}/print`);
  const text = await approver.locator("main").innerText();
  return [...new Set(text.match(/\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g) ?? [])];
}

/**
 * From the page that a link or a code opened to thanks: what is named in `choices` where it is offered, else the first
 * choice of what must be answered.
 */
export async function fillForm(page: Page, choices: readonly string[] = []): Promise<void> {
  for (;;) {
    for (const question of await page.locator("main fieldset").all()) {
      const offered = question.locator("input[type=radio], input[type=checkbox]");
      if ((await offered.count()) === 0 || (await question.locator("input:checked").count()) > 0) continue;
      const named = choices.map((choice) => question.getByLabel(choice, { exact: true }));
      const wanted = (await Promise.all(named.map((one) => one.count()))).findIndex((found) => found > 0);
      await (named[wanted] ?? offered.first()).check();
    }
    const next = page.getByRole("button", { name: "次へ", exact: true });
    if ((await next.count()) === 0) break;
    await press(page, "次へ");
  }
  await press(page, "回答の確認へ");
  await press(page, "この内容で提出する");
}

/**
 * Friends of the ward's account whose phones nobody looks at: each says the first of its words and then presses the
 * others. A few at a time, as many as a machine with other work takes.
 */
export async function friendsTap(page: Page, simulator: string, people: readonly (readonly string[])[]): Promise<void> {
  for (let at = 0; at < people.length; at += 9)
    await Promise.all(people.slice(at, at + 9).map((words) => friendTaps(page.request, simulator, words)));
}

async function friendTaps(browser: APIRequestContext, simulator: string, words: readonly string[]): Promise<void> {
  const send = async (path: string, data: unknown) => {
    const answer = await browser.post(simulator + path, { data });
    if (!answer.ok()) throw new Error(`the simulator answers ${answer.status()}: ${await answer.text()}`);
    return (await answer.json()) as { lineUserId: string };
  };
  const { lineUserId } = await send("/phones", { channel: "nishi", displayName: "友だち", language: "ja" });
  const chat = `/chats/nishi/${lineUserId}`;
  const heard = async () => {
    const { entries } = (await (await browser.get(simulator + chat)).json()) as { entries: { html: string }[] };
    return entries.filter(({ html }) => html.includes("theirs")).length;
  };
  const hearsMoreThan = async (before: number) => {
    for (let tries = 0; (await heard()) <= before; tries += 1) {
      if (tries > 300) throw new Error("a friend hears nothing");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  await hearsMoreThan(0);
  for (const [index, word] of words.entries()) {
    const before = await heard();
    await send(`${chat}/actions`, index === 0 ? { do: "say", text: word } : { do: "press", label: word });
    await hearsMoreThan(before);
  }
  await browser.delete(`${simulator}/phones/nishi/${lineUserId}`);
}

/** As a browser without a window: a code typed on the page, its form question by question, and sent. */
export async function answerByCode(browser: APIRequestContext, web: string, code: string, choice: string) {
  const ward = new URL(web);
  const begun = await browser.post(`${web}/code`, { form: { lang: "ja", code } });
  let form = new URL(begun.url(), ward).href;
  for (let page = await begun.text(); ; ) {
    const asked = /name="asked" value="([^"]+)"/.exec(page)?.[1];
    if (asked === undefined) {
      const sent = await browser.post(form, { form: { lang: "ja", from: "review", action: "submit" } });
      if (!(await sent.text()).includes("ありがとうございました")) throw new Error("a response was not taken");
      return;
    }
    const values = [...page.matchAll(/type="radio" name="q_[^"]*" value="([^"]*)"/g)].map(([, value = ""]) => value);
    const answer = values.includes(choice) ? choice : values[0];
    const next = { lang: "ja", asked, action: "next", ...(answer === undefined ? {} : { [`q_${asked}`]: answer }) };
    const turned = await browser.post(form, { form: next });
    form = turned.url();
    page = await turned.text();
  }
}

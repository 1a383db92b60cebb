/** Panel lists in the console: who is on them, added one by one or from a file. */
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { type AskingConsoleOptions, param } from "./askingOptionsConsole.js";
import { panelPath, panelsPath } from "./askingPaths.js";
import { count, panelWords } from "./askingWords.js";
import { word } from "./formWords.js";
import { longestAddress, longestName, type Panel, panels, readPanel } from "./panelFile.js";
import { panelOrderRoutes } from "./panelOrderConsole.js";
import { PanelPage, PanelsPage } from "./panelPage.js";
import { createPanelStore } from "./panelStore.js";
import { tableProblemText } from "./tableWords.js";

const badWords = {
  "no-name": "名前がありません",
  long: "名前か宛先が長すぎます",
  twice: "同じ人が前の行にいます",
} as const;
const shownLines = 20;

export function panelRoutes({ database, vault, audit }: AskingConsoleOptions): ConsoleRoute[] {
  const store = createPanelStore(vault);
  const panelOf = (context: ConsoleContext) => panels.find((panel) => panel === param(context, "panel"));
  const crumbs = (ward: string) => [{ name: "アンケート", href: `/console/${ward}/surveys` }];

  async function lists(context: ConsoleContext): Promise<void> {
    const ward = context.ward.ward.id;
    const counts = await database.run("console", (tx) => store.counts(tx, ward));
    await context.send(
      { title: "委員・団体・職員の名簿", section: "surveys", crumbs: crumbs(ward) },
      <PanelsPage ward={ward} counts={counts} />,
    );
  }

  async function show(
    context: ConsoleContext,
    mistakes: Record<string, string> = {},
    bad: readonly string[] = [],
  ): Promise<void> {
    const panel = panelOf(context);
    if (!panel) return context.refuse(404, "この名簿はありません。");
    const ward = context.ward.ward.id;
    const members = await database.transaction("console", async (tx) => {
      const members = await store.list(tx, ward, panel);
      const facts = { what: panel, people: members.length };
      await audit.record(tx, { actor: context.actor, ward, action: "panel.viewed", facts });
      return members;
    });
    const faulty = Object.keys(mistakes).length > 0;
    await context.send(
      {
        title: `名簿: ${panelWords[panel]}`,
        section: "surveys",
        crumbs: [...crumbs(ward), { name: "名簿", href: panelsPath(ward) }],
        ...(faulty ? { status: 400 } : {}),
      },
      <PanelPage
        ward={ward}
        panel={panel}
        members={members}
        form={faulty ? context.form : {}}
        mistakes={mistakes}
        bad={bad}
        csrfField={context.csrfField}
      />,
    );
  }

  const add = (context: ConsoleContext, panel: Panel, people: Parameters<typeof store.add>[3]) =>
    database.transaction("console", async (tx) => {
      const ward = context.ward.ward.id;
      const added = await store.add(tx, ward, panel, people, context.now);
      const facts = { what: panel, people: added };
      await audit.record(tx, { actor: context.actor, ward, action: "panel.added", facts });
      return added;
    });

  async function addOne(context: ConsoleContext): Promise<void> {
    const panel = panelOf(context);
    if (!panel) return context.refuse(404, "この名簿はありません。");
    const name = word(context.form, "name").trim();
    const address = word(context.form, "address").trim();
    const mistakes: Record<string, string> = {};
    if (name === "" || name.length > longestName) mistakes["name"] = `名前を${longestName}文字までで入力してください。`;
    if (address.length > longestAddress) mistakes["address"] = `宛先は${longestAddress}文字までにしてください。`;
    if (Object.keys(mistakes).length > 0) return show(context, mistakes);
    const added = await add(context, panel, [{ name, address: address === "" ? undefined : address }]);
    context.redirect(
      panelPath(context.ward.ward.id, panel),
      added > 0
        ? { kind: "success", text: "名簿に加えました。" }
        : { kind: "warning", text: "同じ人がもう載っています。" },
    );
  }

  async function addFile(context: ConsoleContext): Promise<void> {
    const panel = panelOf(context);
    if (!panel) return context.refuse(404, "この名簿はありません。");
    const file = context.files.find(({ field }) => field === "file");
    if (!file || file.bytes.length === 0) return show(context, { file: "CSVファイルを選んでください。" });
    const read = readPanel(file.bytes);
    if (read.kind === "no-name-column") return show(context, { file: "「氏名」か「団体名」の見出しがありません。" });
    if (read.kind !== "read") return show(context, { file: tableProblemText(read) });
    const added = await add(context, panel, read.people);
    if (read.bad.length === 0)
      return context.redirect(panelPath(context.ward.ward.id, panel), {
        kind: "success",
        text: `${count(added)}件を加えました。`,
      });
    const lines = read.bad.slice(0, shownLines).map(({ line, reason }) => `${line}行目: ${badWords[reason]}`);
    if (read.bad.length > shownLines) lines.push(`ほか${count(read.bad.length - shownLines)}行`);
    await show(context, {}, [`${count(added)}件を加えました。`, ...lines]);
  }

  async function leave(context: ConsoleContext): Promise<void> {
    const panel = panelOf(context);
    const id = param(context, "member");
    const ward = context.ward.ward.id;
    const left =
      panel &&
      /^[0-9a-f-]{36}$/.test(id) &&
      (await database.transaction("console", async (tx) => {
        if (!(await store.leave(tx, ward, panel, id, context.now))) return false;
        await audit.record(tx, {
          actor: context.actor,
          ward,
          action: "panel.left",
          subject: id,
          facts: { what: panel },
        });
        return true;
      }));
    if (!panel || !left) return context.refuse(404, "この人は名簿にいません。");
    context.redirect(panelPath(ward, panel), { kind: "success", text: "名簿から外しました。" });
  }

  const path = "/console/:ward/panels";
  const editor = { scope: "ward", role: "editor" } as const;
  return [
    { method: "get", path, ...editor, run: lists },
    { method: "get", path: `${path}/:panel`, ...editor, run: (context) => show(context) },
    { method: "post", path: `${path}/:panel`, ...editor, run: addOne },
    { method: "post", path: `${path}/:panel/import`, ...editor, body: "upload", run: addFile },
    { method: "post", path: `${path}/:panel/:member/leave`, ...editor, run: leave },
    ...panelOrderRoutes({ database, audit, vault }),
  ];
}

/** The page of counts: which answers are called wrong, and how often residents get one. */
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { listPath } from "../questionPathConsole.js";
import { type LearningConsoleOptions, suggestionsPath, wardNow } from "./suggestionPathConsole.js";
import { UsesPage } from "./usesPage.js";
import { useTallyStore } from "./useTallyStore.js";

const yearMs = 365 * 86_400_000;
const monthsShown = 24;

export function usesRoutes({
  database,
  content,
}: Pick<LearningConsoleOptions, "database" | "content">): ConsoleRoute[] {
  async function show(context: ConsoleContext): Promise<void> {
    const { id } = context.ward.ward;
    const since = new Date(context.now.getTime() - yearMs);
    const { entries, offered, months } = await database.run("console", async (tx) => ({
      entries: await useTallyStore.entries(tx, id, since),
      offered: await useTallyStore.offered(tx, id, since),
      months: await useTallyStore.months(tx, id, monthsShown),
    }));
    await context.send(
      {
        title: "案内の当たり外れ",
        section: "suggestions",
        crumbs: [
          { name: "答えられなかった質問", href: listPath(id) },
          { name: "聞き方の提案", href: suggestionsPath(id) },
        ],
      },
      <UsesPage ward={wardNow(content(), context)} entries={entries} offered={offered} months={months} />,
    );
  }
  return [{ method: "get", path: "/console/:ward/questions/uses", scope: "ward", role: "viewer", run: show }];
}

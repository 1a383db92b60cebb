/** The console's start: the choice of the ward, and per ward what wants attention. */

import type { Content, WardContent } from "../../content.js";
import { readInstallation } from "../../database/installation.js";
import type { Database } from "../../db.js";
import { errorFields, type Log } from "../../log.js";
import { civilDate } from "../../time.js";
import type { AttentionItem, ConsoleContext, ConsoleFeature } from "../consoleRoute.js";
import { everyWard, roleIn } from "../role.js";
import { sortAttention } from "./attention.js";
import { contentReview } from "./contentReview.js";
import { WardChoicePage } from "./wardChoicePage.js";
import { WardStartPage } from "./wardStartPage.js";
import { wardYear } from "./wardYear.js";

export interface StartConsoleOptions {
  database: Database;
  content: () => Content;
  /** All features, this one's own aside; asked at each view. */
  features: () => readonly ConsoleFeature[];
  /** Requests for a second person that this one may decide. */
  countersignsFor(ward: WardContent, context: ConsoleContext): Promise<number>;
  log: Log;
}

export function createStartConsole(options: StartConsoleOptions): ConsoleFeature {
  const { database, content, features, log } = options;

  async function choose(context: ConsoleContext): Promise<void> {
    const { roles } = context.staff;
    const wards = [...content().wards.values()].filter(({ ward }) => roleIn(roles, ward.id) !== undefined);
    const [only] = wards;
    if (wards.length === 1 && only && !roles.has(everyWard)) return context.redirect(`/console/${only.ward.id}`);
    const choices = wards.flatMap(({ ward }) => {
      const role = roleIn(roles, ward.id);
      return role ? [{ id: ward.id, name: ward.fullName.ja, role }] : [];
    });
    await context.send({ title: "区を選ぶ", section: "start" }, <WardChoicePage choices={choices} />);
  }

  async function show(context: ConsoleContext): Promise<void> {
    const { ward, role, now } = context;
    const asked = await Promise.allSettled([
      ...features().map(async (feature) => (await feature.attention?.(ward, role, now)) ?? []),
      countersignItems(context),
    ]);
    // One part that fails does not take the page away from the others.
    const failed = asked.filter((answer) => answer.status === "rejected");
    for (const { reason } of failed) log.warn("a part of the console's start page failed", errorFields(reason));
    const found = asked.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
    const { sendHold } = await database.run("console", readInstallation);
    const today = civilDate(now);
    await context.send(
      { title: "スタート", section: "start" },
      <WardStartPage
        wardName={ward.ward.fullName.ja}
        items={sortAttention([...found, ...contentItems(ward, today)])}
        unasked={failed.length}
        sendHold={sendHold}
        year={wardYear(today)}
        officialPage={ward.ward.officialPage.url}
      />,
    );
  }

  async function countersignItems(context: ConsoleContext): Promise<AttentionItem[]> {
    const count = await options.countersignsFor(context.ward, context);
    const href = `/console/${context.ward.ward.id}/countersigns`;
    return [{ text: "あなたの確認を待っている依頼", href, count, weight: "todo" }];
  }

  return {
    routes: [
      { method: "get", path: "/console", scope: "anyone", role: "viewer", run: choose },
      { method: "get", path: "/console/:ward", scope: "ward", role: "viewer", run: show },
    ],
  };
}

function contentItems(ward: WardContent, today: string): AttentionItem[] {
  const { due, unapprovedCount } = contentReview(ward, today);
  const href = `/console/${ward.ward.id}/content`;
  return [
    { text: "見直しの期限が過ぎた案内", href, count: due.length, weight: "todo" },
    { text: "区がまだ承認していない案内の文章", href, count: unapprovedCount, weight: "remark" },
  ];
}

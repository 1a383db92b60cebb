/** Questions in vain in the console: what is open and what is settled, each group's page, and the start page's count. */
import type { ConsoleContext, ConsoleFeature } from "../console/consoleRoute.js";
import { mayAct } from "../console/role.js";
import type { WardContent } from "../content.js";
import { layerRoutes } from "./layerConsole.js";
import { QuestionGroupPage } from "./questionGroupPage.js";
import { QuestionListPage } from "./questionListPage.js";
import { masked } from "./questionMask.js";
import { groupIdOf, groupPath, listPath, type QuestionConsoleOptions } from "./questionPathConsole.js";
import { settleRoutes } from "./questionSettleConsole.js";
import { answerTime } from "./questionTimes.js";
import { type Wording, wordingsOf } from "./questionWording.js";

const suggested = 4;

/** By all that was asked, what was asked often counting more. */
function suggestionsFor(ward: WardContent, wordings: readonly Wording[]): string[] {
  const scores = new Map<string, number>();
  for (const { text, language, count } of wordings.slice(0, 20))
    for (const { id, score } of ward.guide.rank(text, language))
      scores.set(id, (scores.get(id) ?? 0) + score * Math.log2(1 + count));
  return [...scores]
    .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
    .slice(0, suggested)
    .map(([id]) => id);
}

export function createQuestionConsole(options: QuestionConsoleOptions): ConsoleFeature {
  const { database, store, changes, audit, sortNew } = options;
  /** The ward as residents meet it now. */
  const wardOf = ({ ward }: ConsoleContext) => options.content().wards.get(ward.ward.id) ?? ward;

  async function list(context: ConsoleContext, state: "open" | "settled"): Promise<void> {
    const ward = wardOf(context);
    const { id } = ward.ward;
    await sortNew(ward);
    const { groups, waitingDrafts } = await database.transaction("console", async (tx) => {
      const found = {
        groups: await store.groups(tx, id, state),
        waitingDrafts: await changes.countWaiting(tx, id),
      };
      const facts = { state, groups: found.groups.length };
      await audit.record(tx, { actor: context.actor, ward: id, action: "question.listed", facts });
      return found;
    });
    const title = state === "open" ? "答えられなかった質問" : "片づいた質問";
    await context.send(
      {
        title,
        section: "questions",
        ...(state === "open" ? {} : { crumbs: [{ name: "答えられなかった質問", href: listPath(id) }] }),
      },
      <QuestionListPage
        view={context.view}
        ward={ward}
        base={listPath(id)}
        state={state}
        groups={groups}
        now={context.now}
        waitingDrafts={waitingDrafts}
      />,
    );
  }

  async function show(context: ConsoleContext, mistakes: Readonly<Record<string, string>> = {}): Promise<void> {
    const ward = wardOf(context);
    const { id } = ward.ward;
    const groupId = groupIdOf(context);
    const found =
      groupId &&
      (await database.transaction("console", async (tx) => {
        const group = await store.group(tx, id, groupId);
        if (group?.state !== "open") return undefined;
        const questions = await store.questionsOf(tx, id, groupId);
        const wishes = await store.wishes(tx, groupId);
        const groups = await store.groups(tx, id, "open");
        const facts = { questions: questions.length };
        await audit.record(tx, { actor: context.actor, ward: id, action: "question.viewed", subject: groupId, facts });
        return { group, questions, wishes, groups };
      }));
    if (!found)
      return context.refuse(404, "この質問のまとまりは、もうありません。片づいたか、質問が取り消されました。");
    const wordings = wordingsOf(found.questions);
    const byChannel: Record<string, number> = {};
    for (const { channel } of found.wishes) byChannel[channel] = (byChannel[channel] ?? 0) + 1;
    const tellAt = answerTime(context.now);
    await context.send(
      {
        title: "質問のまとまり",
        section: "questions",
        crumbs: [{ name: "答えられなかった質問", href: listPath(id) }],
        ...(Object.keys(mistakes).length > 0 ? { status: 400 } : {}),
      },
      <QuestionGroupPage
        view={context.view}
        ward={ward}
        base={groupPath(id, found.group.id)}
        group={{ ...found.group, note: found.group.note ?? undefined }}
        wordings={wordings}
        suggestions={suggestionsFor(ward, wordings)}
        others={found.groups
          .filter((other) => other.id !== found.group.id)
          .map((other) => ({ id: other.id, text: masked(other.text ?? "").slice(0, 60) }))}
        wishes={found.wishes.length}
        forecasts={found.wishes.length > 0 ? ((await options.forecast?.(ward, byChannel)) ?? []) : []}
        tellAt={tellAt > context.now ? tellAt : undefined}
        mayEdit={mayAct(context.role, "editor")}
        now={context.now}
        form={Object.keys(mistakes).length > 0 ? context.form : {}}
        mistakes={mistakes}
        csrfField={context.csrfField}
      />,
    );
  }

  const path = "/console/:ward/questions";
  return {
    routes: [
      { method: "get", path, scope: "ward", role: "viewer", run: (context) => list(context, "open") },
      {
        method: "get",
        path: `${path}/settled`,
        scope: "ward",
        role: "viewer",
        run: (context) => list(context, "settled"),
      },
      { method: "get", path: `${path}/groups/:group`, scope: "ward", role: "viewer", run: (context) => show(context) },
      ...layerRoutes({ database, changes, audit, wardOf }),
      ...settleRoutes({ ...options, wardOf, again: show }),
    ],
    navigation: [{ section: "questions", name: "答えられなかった質問", path: listPath, role: "viewer" }],
    async attention(ward, role, now) {
      await sortNew(ward);
      const { id } = ward.ward;
      const { open, overdue, waiting } = await database.run("console", async (tx) => ({
        ...(await store.open(tx, id, now)),
        waiting: await changes.countWaiting(tx, id),
      }));
      const todo = mayAct(role, "editor") ? "todo" : "remark";
      const href = listPath(id);
      return [
        ...(overdue > 0
          ? [{ text: "期限を過ぎた、答えられなかった質問", href, count: overdue, weight: "alarm" as const }]
          : []),
        ...(open > overdue
          ? [{ text: "答えられなかった質問", href, count: open - overdue, weight: todo } as const]
          : []),
        ...(waiting > 0 && mayAct(role, "approver")
          ? [{ text: "確認を待つ案内の下書き", href: `${href}/changes`, count: waiting, weight: "todo" as const }]
          : []),
      ];
    },
  };
}

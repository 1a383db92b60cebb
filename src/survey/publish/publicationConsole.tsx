/** Routes of publication: look, choose, look again, publish; withdraw. */
import type { ConsoleContext, ConsoleFeature, ConsoleRoute } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { surveyTabPath } from "../console/surveyPaths.js";
import { findResults, type ResultsConsoleOptions, resultsCrumbs } from "../results/resultsOptionsConsole.js";
import type { ClaimProblem } from "../wordingGuard.js";
import { editionsOf } from "./editionStore.js";
import { PublicationPage } from "./publicationPage.js";
import type { PublishingDesk } from "./publishingDesk.js";
import { previewKey, readPublishing } from "./publishingForm.js";

export interface PublicationConsoleOptions extends Pick<ResultsConsoleOptions, "database" | "tallies" | "demo"> {
  publishing: PublishingDesk;
}

export function createPublicationConsole(options: PublicationConsoleOptions): ConsoleFeature {
  const { database, publishing: desk } = options;
  const pathOf = (context: ConsoleContext, key: string) => surveyTabPath(context.ward.ward.id, key, "publication");

  async function show(context: ConsoleContext, mistake?: string): Promise<void> {
    const found = await findResults(options, context);
    if (!found) return;
    const { survey, definition } = found;
    const ward = context.ward.ward.id;
    const publishing = readPublishing(context.form, definition.questions);
    const prepared = await desk.prepare(found, publishing.breakdowns, publishing.note);
    await context.send(
      {
        title: `${definition.title.ja}: 結果の公開`,
        section: "surveys",
        crumbs: resultsCrumbs(ward, survey, definition),
        ...(mistake === undefined ? {} : { status: 409 }),
      },
      <PublicationPage
        view={context.view}
        ward={ward}
        survey={survey.key}
        definition={definition}
        path={pathOf(context, survey.key)}
        csrfField={context.csrfField}
        mayPublish={mayAct(context.role, "approver")}
        editions={await database.run("console", (tx) => editionsOf(tx, survey.id))}
        publishing={publishing}
        prepared={prepared}
        mistake={mistake}
      />,
    );
  }

  async function publish(context: ConsoleContext): Promise<void> {
    const found = await findResults(options, context);
    if (!found) return;
    const publishing = readPublishing(context.form, found.definition.questions);
    if (publishing.previewed !== previewKey(publishing)) return show(context, changedWish);
    const published = await desk.publish(context.actor, found, publishing);
    switch (published.kind) {
      case "published": {
        const text = `第${published.number}回として公開しました。公開したページを開いて確かめてください。`;
        return context.redirect(pathOf(context, found.survey.key), { kind: "success", text });
      }
      case "claims":
        return show(context, claimsText(published.problems));
      case "changed":
        return show(
          context,
          "見ていたあいだに、回答か公開した版が変わりました。いまの内容を確かめてから公開してください。",
        );
      case "empty":
      case "moving":
        return show(context, "まだ公開できません。");
      default:
        return published satisfies never;
    }
  }

  async function withdraw(context: ConsoleContext): Promise<void> {
    const found = await findResults(options, context);
    if (!found) return;
    const number = Number(context.request.params["edition"]);
    const done = Number.isSafeInteger(number) && (await desk.withdraw(context.actor, found.survey, number));
    context.redirect(
      pathOf(context, found.survey.key),
      done
        ? { kind: "success", text: `第${number}回の公開を取り下げました。` }
        : { kind: "warning", text: "その版はないか、もう取り下げられています。" },
    );
  }

  const path = "/console/:ward/surveys/:key/publication";
  const posting = (below: string, role: ConsoleRoute["role"], run: ConsoleRoute["run"]): ConsoleRoute => ({
    method: "post",
    path: `${path}${below}`,
    scope: "ward",
    role,
    body: "form",
    run,
  });
  return {
    routes: [
      { method: "get", path, scope: "ward", role: "editor", run: (context) => show(context) },
      posting("/preview", "editor", (context) => show(context)),
      posting("", "approver", publish),
      posting("/:edition/withdraw", "approver", withdraw),
    ],
  };
}

const claimsText = (problems: readonly ClaimProblem[]): string =>
  problems
    .map(
      ({ claim, instead }) => `説明の「${claim}」は、区民全体のことに読めます。「${instead}」のように書いてください。`,
    )
    .join("\n");

const changedWish = "内訳か説明が変わっています。下の見え方を確かめてから、もう一度公開を押してください。";

/** Asking people, as a part of the console: letters, LINE, posters, panels, other systems' files, paper. */
import type { ConsoleContext, ConsoleFeature } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { type AskingConsoleOptions, asking, batchOf, crumbsOf, surveyOf } from "./askingOptionsConsole.js";
import { AskingPage } from "./askingPage.js";
import { batchPath } from "./askingPaths.js";
import { batchKinds } from "./batch.js";
import { BatchPage, type BatchPageProps } from "./batchPage.js";
import { batchStore } from "./batchStore.js";
import { word } from "./formWords.js";
import { importRoutes } from "./importConsole.js";
import { invitationRoutes } from "./invitationConsole.js";
import { invitationFollowRoutes } from "./invitationFollowConsole.js";
import { InvitationPart } from "./invitationPart.js";
import { letterRoutes } from "./letterConsole.js";
import { LetterPart } from "./letterPart.js";
import { letterPrintRoutes } from "./letterPrintConsole.js";
import { panelRoutes } from "./panelConsole.js";
import { paperRoutes } from "./paperConsole.js";
import { createPaperStore } from "./paperStore.js";
import { posterRoutes } from "./posterConsole.js";
import { powerRoutes } from "./powerConsole.js";
import { type WithdrawalRoutesOptions, withdrawalRoutes } from "./withdrawalConsole.js";
import { WithdrawalPart } from "./withdrawalPart.js";

export type SurveyAskingOptions = AskingConsoleOptions & Pick<WithdrawalRoutesOptions, "withdrawal">;

export function createSurveyAskingConsole(options: SurveyAskingOptions): ConsoleFeature {
  const { database, vault } = options;
  const papers = createPaperStore(vault);

  async function overview(context: ConsoleContext, mistakes: Readonly<Record<string, string>> = {}): Promise<void> {
    const survey = await surveyOf(context, database);
    if (!survey) return;
    const { batches, paper } = await database.run("console", async (tx) => ({
      batches: await batchStore.list(tx, survey.id),
      paper: await papers.waiting(tx, survey.id, context.staff.id),
    }));
    const faulty = Object.keys(mistakes).length > 0;
    const code = faulty ? word(context.form, "code") : "";
    const { csrfField } = context;
    await context.send(
      {
        title: "依頼と配布",
        section: "surveys",
        crumbs: crumbsOf(context, survey).slice(0, 2),
        ...(faulty ? { status: 400 } : {}),
      },
      <>
        <AskingPage survey={survey} batches={batches} mayEdit={mayAct(context.role, "editor")} paper={paper} />
        {mayAct(context.role, "approver") && survey.version !== undefined ? (
          <WithdrawalPart survey={survey} code={code} mistakes={mistakes} csrfField={csrfField} />
        ) : (
          ""
        )}
      </>,
    );
  }

  async function showBatch(context: ConsoleContext, mistakes: Readonly<Record<string, string>> = {}): Promise<void> {
    const found = await batchOf(context, database, batchKinds);
    if (!found) return;
    const { survey, batch } = found;
    const faulty = Object.keys(mistakes).length > 0;
    const props = {
      survey,
      batch,
      mayEdit: mayAct(context.role, "editor"),
      mayApprove: mayAct(context.role, "approver"),
      mistakes,
      form: faulty ? context.form : {},
      csrfField: context.csrfField,
    };
    await context.send(
      { title: batch.name, section: "surveys", crumbs: crumbsOf(context, survey), ...(faulty ? { status: 400 } : {}) },
      <BatchPage {...props} part={partOf(props)} />,
    );
  }

  return {
    routes: [
      { method: "get", path: asking, scope: "ward", role: "viewer", run: (context) => overview(context) },
      {
        method: "get",
        path: `${asking}/batches/:batch`,
        scope: "ward",
        role: "viewer",
        run: (context) => showBatch(context),
      },
      ...letterRoutes({ ...options, showBatch }),
      ...letterPrintRoutes(options),
      ...invitationRoutes(options),
      ...invitationFollowRoutes(options),
      ...posterRoutes(options),
      ...panelRoutes(options),
      ...importRoutes(options),
      ...paperRoutes(options),
      ...powerRoutes(options),
      ...withdrawalRoutes({ ...options, showForm: overview }),
    ],
  };
}

function partOf(props: Omit<BatchPageProps, "part">): JSX.Element {
  const { survey, batch, mayEdit } = props;
  switch (batch.kind) {
    case "letters":
    case "panel":
      return <LetterPart {...props} />;
    case "line":
      return <InvitationPart {...props} />;
    case "poster":
      return mayEdit ? (
        <div class="actions">
          <ButtonLink href={`${batchPath(survey.ward, survey.key, batch.id)}/poster`} weight="outlined">
            ポスターを開く
          </ButtonLink>
        </div>
      ) : (
        ""
      );
    case "import":
      return "";
    default:
      return batch.kind satisfies never;
  }
}

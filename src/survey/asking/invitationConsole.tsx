/** Invitations in LINE: drawn here, sent as an announcement that somebody else approves. */
import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { type Audience, audience } from "../../announcement/audience.js";
import { readAudience } from "../../announcement/form/announcementFormAudience.js";
import { type Fields, one, sentFields } from "../../announcement/form/announcementFormFields.js";
import type { Mistake } from "../../announcement/form/announcementFormRead.js";
import type { ConsoleContext, ConsoleRoute } from "../../console/consoleRoute.js";
import { type AskingConsoleOptions, asking, crumbsOf, surveyOf } from "./askingOptionsConsole.js";
import type { AskedSurvey } from "./batch.js";
import { batchStore } from "./batchStore.js";
import { createInvitationDraft } from "./invitationDraftConsole.js";
import { InvitationPage } from "./invitationPage.js";
import type { Invitation } from "./invitationStore.js";

export function invitationRoutes(options: AskingConsoleOptions): ConsoleRoute[] {
  const { database, audit, invitations, settingsOf } = options;
  const draft = createInvitationDraft(options);
  const isMissing = ({ definition }: AskedSurvey) =>
    !definition.frames.includes("line") && !definition.frames.includes("participants");
  /** Who is asked because they took part answers as a participant; everybody else as a friend of the account. */
  const frameOf = (rule: Audience): "participants" | "line" =>
    "criteria" in rule && rule.criteria?.length && rule.criteria.every(({ kind }) => kind.startsWith("event-"))
      ? "participants"
      : "line";

  async function show(
    context: ConsoleContext,
    survey: AskedSurvey,
    shown: {
      fields?: Fields;
      audienceMistakes?: readonly Mistake[];
      mistakes?: Record<string, string>;
      candidates?: number;
    } = {},
  ): Promise<void> {
    const { fields = {}, audienceMistakes = [], mistakes = {}, candidates } = shown;
    const rules = await database.run("console", (tx) => settingsOf(tx, survey.ward));
    const criteria = await options.criteriaOf(survey.ward);
    const faulty = audienceMistakes.length > 0 || Object.keys(mistakes).length > 0;
    await context.send(
      {
        title: "LINEで案内する",
        section: "surveys",
        crumbs: crumbsOf(context, survey),
        ...(faulty ? { status: 400 } : {}),
      },
      <InvitationPage
        survey={survey}
        ward={context.ward}
        fields={fields}
        audienceMistakes={audienceMistakes}
        mistakes={mistakes}
        perQuarter={rules.surveysPerQuarter}
        candidates={candidates}
        criteria={criteria}
        csrfField={context.csrfField}
      />,
    );
  }

  async function openFor(context: ConsoleContext): Promise<AskedSurvey | undefined> {
    const survey = await surveyOf(context, database, "open");
    if (survey && isMissing(survey)) {
      await context.refuse(
        409,
        "このアンケートは、LINEの友だちも行事の参加者も対象にしていません。設問のページで対象を加えてください。",
      );
      return undefined;
    }
    return survey;
  }

  function read(fields: Fields) {
    const audienceMistakes: Mistake[] = [];
    const rule = audience.safeParse(readAudience(fields, (field, text) => audienceMistakes.push({ field, text })));
    if (!rule.success && audienceMistakes.length === 0)
      audienceMistakes.push({ field: "who", text: "送る相手の条件を確かめてください。" });
    const mistakes: Record<string, string> = {};
    const isSample = one(fields, "how") === "sample";
    const size = z.coerce
      .number()
      .int()
      .min(1)
      .max(1_000_000)
      .safeParse(one(fields, "size").trim() || "?");
    if (isSample && !size.success) mistakes["size"] = "選ぶ人数を1以上の数で入力してください。";
    const name = one(fields, "name").trim();
    if (name === "" || name.length > 100) mistakes["name"] = "依頼の名前を100文字までで入力してください。";
    return { rule: rule.data, size: isSample ? size.data : undefined, name, audienceMistakes, mistakes };
  }

  async function make(context: ConsoleContext): Promise<void> {
    const survey = await openFor(context);
    if (!survey) return;
    const fields = sentFields(context.form);
    const { rule, size, name, audienceMistakes, mistakes } = read(fields);
    const seed = randomBytes(16).toString("hex");
    const wanted = (audience: Audience, perQuarter: number): Invitation => ({
      ward: survey.ward,
      surveyId: survey.id,
      audience,
      size,
      seed,
      perQuarter,
      now: context.now,
    });
    if (one(fields, "action") === "count") {
      if (!rule || audienceMistakes.length > 0) return show(context, survey, { fields, audienceMistakes });
      const candidates = await database.run("console", async (tx) => {
        const { surveysPerQuarter } = await settingsOf(tx, survey.ward);
        return (await invitations.draw(tx, wanted(rule, surveysPerQuarter))).recorded.candidates;
      });
      return show(context, survey, { fields, candidates });
    }
    if (!rule || audienceMistakes.length > 0 || Object.keys(mistakes).length > 0)
      return show(context, survey, { fields, audienceMistakes, mistakes });
    const frame = frameOf(rule);
    if (!survey.definition.frames.includes(frame)) {
      const who = frame === "line" ? "LINEの友だち" : "行事の参加者";
      const text = `このアンケートは、${who}を対象にしていません。送る相手を変えるか、設問のページで対象を加えてください。`;
      return show(context, survey, { fields, audienceMistakes: [{ field: "who", text }] });
    }

    const id = randomUUID();
    const asked = await database.transaction("console", async (tx) => {
      await invitations.lock(tx, survey.ward);
      const { surveysPerQuarter } = await settingsOf(tx, survey.ward);
      const { ids, recorded } = await invitations.draw(tx, wanted(rule, surveysPerQuarter));
      if (ids.length === 0) return 0;
      const batch = { id, surveyId: survey.id, kind: "line", frame, name } as const;
      const drawn = { invitation: recorded };
      await batchStore.add(tx, { ...batch, asked: ids.length, drawn, createdBy: context.staff.id, now: context.now });
      const asked = await invitations.ask(tx, survey.id, id, ids, context.now);
      await batchStore.setAsked(tx, id, asked);
      const facts = { recipients: asked, candidates: recorded.candidates, seed };
      await audit.record(tx, { actor: context.actor, ward: survey.ward, action: "survey.invited", subject: id, facts });
      return asked;
    });
    if (asked === 0)
      return show(context, survey, {
        fields,
        mistakes: { how: "いまの条件で案内できる人がいません。条件を変えるか、次の四半期を待ってください。" },
      });
    await draft(context, survey, id, "invitation");
  }

  const editor = { scope: "ward", role: "editor" } as const;
  return [
    {
      method: "get",
      path: `${asking}/line`,
      ...editor,
      async run(context) {
        const survey = await openFor(context);
        if (survey) await show(context, survey, { fields: { who: "all", how: "all" } });
      },
    },
    { method: "post", path: `${asking}/line`, ...editor, run: make },
  ];
}

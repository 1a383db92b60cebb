/** What staff do with surveys, on the database: each step under the survey's lock, on record as its last statement. */
import { randomUUID } from "node:crypto";
import type { Prisma } from "../../generated/prisma/client.js";
import { hashOf } from "../announcement/announcement.js";
import { type Actor, personOf } from "../console/actor.js";
import type { Audit } from "../console/audit/audit.js";
import type { Database, Tx } from "../db.js";
import type { Clock } from "../time.js";
import { type Closing, createSurveyClosing } from "./console/surveyClosingStore.js";
import { findSurvey, listSurveys, versionsOf } from "./console/surveyViewStore.js";
import { type SurveyDefinition, surveyDefinition } from "./survey.js";
import type { SurveyDesk, SurveyVersionView, SurveyView, SurveyWritten } from "./surveyDesk.js";
import type { DefinitionProblem } from "./surveyRules.js";

export interface SurveyDeskOptions extends Pick<Closing, "changed"> {
  database: Database;
  clock: Clock;
  audit: Audit;
  /** The secret of a survey's respondent keys, sealed; made once, at the first publication. */
  newSalt(): Uint8Array;
}

export type SurveyDeskWithVersions = SurveyDesk & {
  /** Every version, oldest first. */
  versions(ward: string, key: string): Promise<SurveyVersionView[]>;
};

/** Addresses below /console/:ward/surveys that no survey may take. */
const reservedKeys: readonly string[] = ["new"];

/** Who stands behind an actor in the rows: the person, or a token that acts for nobody. */
const authorIdOf = (actor: Actor): string | null =>
  personOf(actor) ?? (actor.kind === "staff" || actor.kind === "token" ? actor.id : null);

export function createSurveyDesk(options: SurveyDeskOptions): SurveyDeskWithVersions {
  const { database, clock, audit } = options;

  /** Does something to a survey that is there, under its lock. */
  function step(
    ward: string,
    key: string,
    work: (tx: Tx, survey: SurveyView) => Promise<SurveyWritten | undefined>,
    record: (survey: SurveyView) => { actor: Actor; action: string },
  ): Promise<SurveyWritten> {
    return database.transaction("console", async (tx) => {
      // The row's lock: answers hold it shared, so that none slips in between.
      const locked = await tx.$queryRaw<
        unknown[]
      >`SELECT 1 FROM survey WHERE ward = ${ward} AND key = ${key} FOR UPDATE`;
      const before = locked.length > 0 ? await findSurvey(tx, ward, key) : undefined;
      if (!before) return { kind: "missing" };
      const refused = await work(tx, before);
      if (refused) return refused;
      const survey = (await findSurvey(tx, ward, key)) ?? before;
      const current = survey.draft ?? survey.published;
      await audit.record(tx, {
        ...record(survey),
        ward,
        subject: survey.id,
        facts: { version: current?.number ?? null, contentSha256: current?.sha256 ?? null, state: survey.state },
      });
      return { kind: "written", survey };
    });
  }

  const columnsOf = (definition: SurveyDefinition, actor: Actor) => ({
    definition: definition as unknown as Prisma.InputJsonObject,
    sha256: hashOf(definition),
    updatedBy: authorIdOf(actor),
    updatedAt: clock.now(),
  });

  return {
    list: (ward) => database.run("console", (tx) => listSurveys(tx, ward)),
    find: (ward, key) => database.run("console", (tx) => findSurvey(tx, ward, key)),
    versions: (ward, key) => database.run("console", (tx) => versionsOf(tx, ward, key)),

    create(actor, ward, sent, { source, fictional = false }) {
      const read = readDefinition(sent);
      if (read.kind === "faulty") return Promise.resolve(read);
      const { definition } = read;
      if (reservedKeys.includes(definition.key)) return Promise.resolve({ kind: "taken" });
      return database.transaction("console", async (tx) => {
        const id = randomUUID();
        const now = clock.now();
        const about = { id, ward, key: definition.key, source: source ?? null, class: definition.class, fictional };
        const { count } = await tx.survey.createMany({
          data: { ...about, createdBy: authorIdOf(actor), createdAt: now },
          skipDuplicates: true,
        });
        if (count === 0) return { kind: "taken" };
        await tx.surveyVersion.create({ data: { surveyId: id, number: 1, ...columnsOf(definition, actor) } });
        const survey = await findSurvey(tx, ward, definition.key);
        if (!survey) throw new Error("a survey that was made is not there");
        const facts = { version: 1, contentSha256: survey.draft?.sha256 ?? null, state: survey.state };
        await audit.record(tx, { actor, ward, action: "survey.created", subject: id, facts });
        return { kind: "written", survey };
      });
    },

    save(actor, ward, key, edit, sent) {
      const work = async (tx: Tx, survey: SurveyView): Promise<SurveyWritten | undefined> => {
        if (survey.state === "closed") return { kind: "fixed", state: survey.state };
        const base = survey.draft ?? survey.published;
        if (!base) throw new Error("a survey without a version");
        if (base.edit !== edit) return { kind: "outdated", edit: base.edit };
        const read = readDefinition(sent);
        if (read.kind === "faulty") return read;
        const { definition } = read;
        const problems = fixedProblems(survey, definition);
        if (problems.length > 0) return { kind: "faulty", problems };
        const columns = columnsOf(definition, actor);
        if (survey.draft) {
          const where = { surveyId_number: { surveyId: survey.id, number: survey.draft.number } };
          await tx.surveyVersion.update({ where, data: { ...columns, edit: { increment: 1 } } });
        } else {
          // Counts on from the version it builds on, so that whoever still looks at that one is told.
          const data = { surveyId: survey.id, number: base.number + 1, ...columns, edit: base.edit + 1 };
          await tx.surveyVersion.create({ data });
        }
        if (!survey.published) await tx.survey.update({ where: { id: survey.id }, data: { class: definition.class } });
        return undefined;
      };
      return step(ward, key, work, () => ({ actor, action: "survey.saved" }));
    },

    discard(actor, ward, key) {
      const work = async (tx: Tx, { id, state, draft, published }: SurveyView): Promise<SurveyWritten | undefined> => {
        if (!draft || !published) return { kind: "fixed", state };
        await tx.surveyVersion.delete({ where: { surveyId_number: { surveyId: id, number: draft.number } } });
        // Past every edit of what was thrown away: a page that is still open on it can't bring it back unseen.
        const where = { surveyId_number: { surveyId: id, number: published.number } };
        await tx.surveyVersion.update({ where, data: { edit: draft.edit + 1 } });
        return undefined;
      };
      return step(ward, key, work, () => ({ actor, action: "survey.draft-discarded" }));
    },

    remove(actor, ward, key) {
      const work = async (tx: Tx, { id, state, published }: SurveyView): Promise<SurveyWritten | undefined> => {
        if (published || state !== "draft") return { kind: "fixed", state };
        await tx.survey.delete({ where: { id } });
        return undefined;
      };
      return step(ward, key, work, () => ({ actor, action: "survey.removed" }));
    },

    ...createSurveyClosing({ ...options, step, isOwn }),
  };
}

type Read = { kind: "definition"; definition: SurveyDefinition } | Extract<SurveyWritten, { kind: "faulty" }>;

function readDefinition(sent: unknown): Read {
  const parsed = surveyDefinition.safeParse(sent);
  if (parsed.success) return { kind: "definition", definition: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => ({
    path: path.filter((part) => typeof part !== "symbol"),
    message,
  }));
  return { kind: "faulty", problems };
}

/** What no edit changes: the key in the address, and after the first publication the class that was promised. */
function fixedProblems({ key, published }: SurveyView, definition: SurveyDefinition): DefinitionProblem[] {
  return [
    ...(definition.key === key ? [] : [{ path: ["key"], message: "the key stands in addresses and never changes" }]),
    ...(!published || published.definition.class === definition.class
      ? []
      : [{ path: ["class"], message: "the class is fixed since the first publication" }]),
  ];
}

/** Whether publishing would be one person's decision. Nobody in particular publishes what the demo plays, and nothing else. */
function isOwn(actor: Actor, { draft, fictional }: SurveyView): boolean {
  const author = authorIdOf(actor);
  return author === null ? !fictional : author === draft?.updatedBy?.id;
}

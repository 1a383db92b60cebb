/**
 * From an audience rule to the residents behind it, in one SQL statement: the count in the console and the freezing of
 * the recipients use the same one, so that nobody is counted who would not be sent to.
 */
import { Prisma } from "../../generated/prisma/client.js";
import type { Tx } from "../db.js";
import { type Language, language } from "../language.js";
import type { Audience, ChosenAudience, FurtherCriterion } from "./audience.js";
import type { AudienceCount } from "./desk/announcementDesk.js";

/** A condition on `r` (resident) for a criterion that another feature brings: `r.id IN (SELECT resident_id FROM …)`. */
export type CriterionSql = (ward: string, id: string) => Prisma.Sql;
/** Kind → its condition. */
export type Criteria = ReadonlyMap<string, CriterionSql>;

export interface RecipientRule {
  ward: string;
  audience: Audience;
  /** Reaches those who stopped announcements, too, and knows neither caps nor quiet hours. */
  emergency: boolean;
  /** `weekly` is the ward's cap; it holds where `atRequestOfWard` (scheduled and repeating sends). A resident's own holds always. */
  cap: { weekly: number | undefined; atRequestOfWard: boolean };
  /** Milliseconds until it is sent: what counts towards a cap is the week before that moment. */
  aheadMs?: number | undefined;
  /** Channels of the ward that are on. */
  channels: readonly string[];
  /** The send falls between 21:00 and 8:00: who chose quiet hours gets it in the morning. */
  atNight: boolean;
  criteria?: Criteria | undefined;
}

/** Rows (resident_id uuid, channel text, language text, until_morning boolean): who gets it, were it sent now. */
export function recipientsSql(rule: RecipientRule): Prisma.Sql {
  return Prisma.sql`SELECT resident_id, channel, language, until_morning FROM (${namedSql(rule)}) named WHERE NOT stopped AND NOT capped`;
}

export async function countAudience(tx: Tx, rule: RecipientRule): Promise<AudienceCount> {
  const groups = await tx.$queryRaw<Group[]>`
    SELECT language, channel, until_morning, stopped, capped, count(*)::int AS n FROM (${namedSql(rule)}) named
    GROUP BY 1, 2, 3, 4, 5`;
  const count = { recipients: 0, stopped: 0, capped: 0, untilMorning: 0 };
  const byLanguage: Partial<Record<Language, number>> = {};
  const byChannel: Record<string, number> = Object.fromEntries(rule.channels.map((channel) => [channel, 0]));
  for (const group of groups) {
    if (group.stopped) count.stopped += group.n;
    else if (group.capped) count.capped += group.n;
    else {
      const spoken = language.catch("ja").parse(group.language);
      count.recipients += group.n;
      byLanguage[spoken] = (byLanguage[spoken] ?? 0) + group.n;
      byChannel[group.channel] = (byChannel[group.channel] ?? 0) + group.n;
      if (group.until_morning) count.untilMorning += group.n;
    }
  }
  return { ...count, byLanguage, byChannel };
}

interface Group {
  language: string;
  channel: string;
  until_morning: boolean;
  stopped: boolean;
  capped: boolean;
  n: number;
}

/** Everybody whom the rule names and LINE reaches, with what would keep it from them. */
function namedSql(rule: RecipientRule): Prisma.Sql {
  const { emergency, atNight } = rule;
  const untilMorning = atNight && !emergency ? Prisma.sql`r.quiet_hours` : Prisma.sql`false`;
  const people = Prisma.sql`
    SELECT r.id AS resident_id, r.channel, r.language, ${untilMorning} AS until_morning,
      ${emergency ? Prisma.sql`false` : Prisma.sql`r.stopped`} AS stopped, r.weekly_cap, 0 AS own, 0 AS got
    FROM resident r JOIN line_contact c ON c.resident_id = r.id AND c.blocked_at IS NULL
    WHERE r.channel = ANY(${[...rule.channels]}::text[]) AND ${audienceWhere(rule.audience, rule.ward, rule.criteria)}`;
  if (capless(rule))
    return Prisma.sql`
      SELECT resident_id, channel, language, until_morning, stopped, false AS capped FROM (${people}) people`;
  return Prisma.sql`
    SELECT resident_id, min(channel) AS channel, min(language) AS language, bool_or(until_morning) AS until_morning,
      bool_or(stopped) AS stopped, ${cappedSql(rule)} AS capped
    FROM (${people} ${receivedSql(rule)}) each_row GROUP BY resident_id HAVING bool_or(channel IS NOT NULL)`;
}

/** The condition that a rule puts on `r` (resident), the ward included. */
function audienceWhere(rule: Audience, ward: string, criteria: Criteria = new Map()): Prisma.Sql {
  if ("correctionOf" in rule) {
    // Also those who have moved to another ward since: they hold the message that is corrected.
    return Prisma.sql`r.id IN (
      SELECT p.resident_id FROM recipient p JOIN chunk k ON k.id = p.chunk_id JOIN announcement a ON a.id = p.announcement_id
      WHERE p.announcement_id = ${rule.correctionOf}::uuid AND a.ward = ${ward} AND NOT p.has_left
        AND k.state IN ('accepted', 'uncertain'))`;
  }
  const wanted = "all" in rule ? [] : listConditions(rule, ward, criteria);
  // Each list excludes by itself: who reads 「除く」 expects nobody of any of them.
  const unwanted = listConditions(rule.exclude ?? {}, ward, criteria);
  const conditions = [
    Prisma.sql`r.ward = ${ward}`,
    ...wanted,
    ...unwanted.map((condition) => Prisma.sql`NOT coalesce(${condition}, false)`),
  ];
  // An empty rule never means everyone, whoever hands it in.
  if (!("all" in rule) && wanted.length === 0) conditions.push(Prisma.sql`false`);
  return Prisma.join(conditions, " AND ");
}

function listConditions(lists: ChosenAudience["exclude"] & object, ward: string, criteria: Criteria): Prisma.Sql[] {
  const { interests = [], districts = [], languages = [], childBornBetween, criteria: further = [] } = lists;
  const conditions: Prisma.Sql[] = [];
  if (interests.length > 0) conditions.push(Prisma.sql`r.interests && ${interests}::text[]`);
  if (districts.length > 0) conditions.push(Prisma.sql`r.district = ANY(${districts}::text[])`);
  if (languages.length > 0) conditions.push(Prisma.sql`r.language = ANY(${languages}::text[])`);
  if (childBornBetween) {
    const [from, to] = childBornBetween;
    conditions.push(
      Prisma.sql`EXISTS (SELECT 1 FROM unnest(r.child_months) born WHERE born BETWEEN ${from} AND ${to})`,
    );
  }
  if (further.length > 0) conditions.push(anyOf(further, ward, criteria));
  return conditions;
}

function anyOf(further: readonly FurtherCriterion[], ward: string, criteria: Criteria): Prisma.Sql {
  // An unknown kind is refused by the checks; here it names nobody.
  const each = further.map(({ kind, id }) => criteria.get(kind)?.(ward, id) ?? Prisma.sql`false`);
  return Prisma.sql`(${Prisma.join(each, " OR ")})`;
}

/** A correction is owed to whoever got the mistake, and an emergency to everybody: no cap holds them up. */
const capless = ({ emergency, audience }: RecipientRule) => emergency || "correctionOf" in audience;
const wardCap = ({ cap }: RecipientRule) => (cap.atRequestOfWard ? cap.weekly : undefined);

/** What LINE has accepted in the seven days before, emergencies aside. */
const accepted = ({ aheadMs = 0 }: RecipientRule) => Prisma.sql`chunk k JOIN announcement a ON a.id = k.announcement_id
  WHERE k.state = 'accepted' AND NOT a.emergency
    AND k.finished_at > now() - interval '7 days' + ${aheadMs}::float8 * interval '1 millisecond'`;
/** In the columns of the people, to be counted with them: a row for each announcement that somebody got. */
const gotOne = (own: 0 | 1) =>
  Prisma.sql`SELECT p.resident_id, NULL, NULL, NULL, NULL, NULL, ${Prisma.raw(own ? "1, 0" : "0, 1")}`;

/** Of the few who chose a cap of their own, looked up one by one (OFFSET 0 says so), however long the week was. */
const ownWeeks = (rule: RecipientRule) => Prisma.sql`
  UNION ALL ${gotOne(1)} FROM resident w CROSS JOIN LATERAL (
    SELECT p.resident_id FROM recipient p WHERE p.resident_id = w.id AND NOT p.has_left
      AND EXISTS (SELECT 1 FROM ${accepted(rule)} AND k.id = p.chunk_id OFFSET 0) OFFSET 0) p
  WHERE w.weekly_cap IS NOT NULL`;

/** Of everybody, but only where the ward has sent so many that somebody may have reached its cap. */
const everyWeek = (rule: RecipientRule, cap: number) => Prisma.sql`
  UNION ALL ${gotOne(0)} FROM (SELECT k.id FROM ${accepted(rule)}) k JOIN recipient p ON p.chunk_id = k.id
  WHERE NOT p.has_left AND (SELECT count(DISTINCT k.announcement_id) FROM ${accepted(rule)}) >= ${cap}::int`;

/**
 * Counted in one pass with the people, and not joined with them: a join takes minutes when the database believes that
 * the rule names one or two, as it does right after a large import.
 */
function receivedSql(rule: RecipientRule): Prisma.Sql {
  const cap = wardCap(rule);
  return cap === undefined ? ownWeeks(rule) : Prisma.sql`${ownWeeks(rule)} ${everyWeek(rule, cap)}`;
}

function cappedSql(rule: RecipientRule): Prisma.Sql {
  const own = Prisma.sql`coalesce(sum(own) >= max(weekly_cap), false)`;
  const cap = wardCap(rule);
  return cap === undefined ? own : Prisma.sql`(${own} OR sum(got) >= ${cap}::int)`;
}

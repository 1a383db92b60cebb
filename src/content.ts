/**
 * Content: what residents read, from files, through the schemas of the cores. A version of it, once read, is only looked at.
 */
import { z } from "zod";
import { type LinePlans, linePlanFile } from "./announcement/cost/linePlan.js";
import { type FileTemplate, templateFile } from "./announcement/template.js";
import { type ChannelPlan, readChannels } from "./channelFile.js";
import { readConcepts } from "./conceptFiles.js";
import { type ContentProblem, openContentFiles } from "./contentFiles.js";
import { type ContentMemory, noMemory } from "./contentMemory.js";
import { type Command, commandFile } from "./conversation/commands.js";
import { createSay, type Say } from "./conversation/phrases.js";
import type { CardContext } from "./guide/card.js";
import type { Concept } from "./guide/concepts.js";
import { type Elsewhere, elsewhereFile } from "./guide/elsewhere.js";
import { type FollowUpWords, followUpFile } from "./guide/followUpFile.js";
import { createGuide, type Guide } from "./guide/guide.js";
import type { EvaluationQuestion } from "./guide/learning/evaluationQuestion.js";
import type { Lexicon } from "./guide/lexicon.js";
import { readLexicon } from "./guide/lexiconFile.js";
import { type PriorityContent, readPriority } from "./guide/priority.js";
import type { WaysById } from "./guide/sharedWays.js";
import { type Smalltalk, smalltalkFile } from "./guide/smalltalk.js";
import { type Topic, type TopicKey, topicKeys } from "./guide/topic.js";
import { type Language, language, localText } from "./language.js";
import { readMenus, type WardMenu } from "./menu/menu.js";
import type { WardAssociations } from "./participation/association/association.js";
import type { CaseForm } from "./participation/case/caseForm.js";
import type { GoodRow } from "./participation/event/eventCsv.js";
import type { FormTemplate } from "./policy/form/formTemplate.js";
import type { Plan } from "./policy/plan.js";
import { readSharedWays } from "./sharedWayFiles.js";
import { type ShelterSource, shelterSource, type TownReadings, townReadings } from "./shelter/shelterSource.js";
import type { Site } from "./shelter/site.js";
import { joinSites } from "./shelter/siteFile.js";
import type { SurveyDefinition } from "./survey/survey.js";
import type { Ward } from "./ward.js";
import { readWard } from "./wardFiles.js";
import type { PageWords } from "./web/pageWords.js";
import { readPageWords, readPhrases } from "./wordFiles.js";

export interface WardContent {
  readonly ward: Ward;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly plans: ReadonlyMap<string, Plan>;
  /** Definitions ready to be published, by key. */
  readonly surveys: ReadonlyMap<string, SurveyDefinition>;
  /** The forms (様式) that it files, by id. */
  readonly forms: ReadonlyMap<string, FormTemplate>;
  /** What residents can ask it for, by key of the form. */
  readonly caseForms: ReadonlyMap<string, CaseForm>;
  /** What is known of its associations (町会) without the table that the ward may supply. */
  readonly associations: WardAssociations;
  /** Events of its own file; staff add to them in the console. */
  readonly events: readonly GoodRow[];
  readonly sites: readonly Site[];
  readonly guide: Guide;
  /** Questions on which a change of its ways of asking is tried. */
  readonly evaluation: readonly EvaluationQuestion[];
  say(language: Language): Say;
  /** Topics that the ward has entries of, in the order of menus. */
  readonly topicKeys: readonly TopicKey[];
  topicName(key: string, language: Language): string;
  cardContext(language: Language): Omit<CardContext, "now">;
}

export interface Content {
  readonly wards: ReadonlyMap<string, WardContent>;
  /** Channel → the wards it serves, at least one. */
  readonly channels: ReadonlyMap<string, readonly string[]>;
  /** Channel → its plan at LINE, where it is told. */
  readonly channelPlans: ReadonlyMap<string, ChannelPlan>;
  readonly linePlans: LinePlans;
  readonly announcementTemplates: readonly FileTemplate[];
  /** Word that residents may not know → what to say instead. */
  readonly plainWords: ReadonlyMap<string, string>;
  readonly languageNames: Record<Language, string>;
  readonly commands: readonly Command[];
  readonly elsewhere: readonly Elsewhere[];
  readonly concepts: readonly Concept[];
  /** Ways of asking that hold in every ward, by entry. */
  readonly ways: WaysById;
  /** What is asked and nobody here answers, by theme. */
  readonly notHere: WaysById;
  readonly lexicon: Lexicon;
  readonly smalltalk: Smalltalk;
  readonly followUps: FollowUpWords;
  readonly priority: PriorityContent;
  readonly shelterSource: ShelterSource;
  readonly townReadings: TownReadings;
  readonly pages: PageWords;
  /** Rich menu of each ward. */
  readonly menus: ReadonlyMap<string, WardMenu>;
}

export interface ContentReading {
  /** Undefined where a problem leaves nothing to run with. */
  content: Content | undefined;
  problems: readonly ContentProblem[];
}

const topicNameFile = z.record(z.enum(topicKeys), localText);
const plainWordFile = z.record(z.string().min(1), z.string().min(1));
const languageNameFile = z.record(language, z.string().min(1));

/** @param memory for who reads again and again: what has not changed is what it was */
export function readContent(folder: string, memory: ContentMemory = noMemory): ContentReading {
  const files = openContentFiles(folder, memory);
  const phrases = readPhrases(files);
  const topicNames = files.yaml("common/topics.yaml", topicNameFile);
  const languageNames = files.yaml("common/languages.yaml", languageNameFile);
  const commands = files.yaml("common/commands.yaml", commandFile);
  const elsewhere = files.yaml("common/elsewhere.yaml", elsewhereFile);
  const concepts = readConcepts(files);
  const smalltalk = files.yaml("common/smalltalk.yaml", smalltalkFile);
  const followUps = files.yaml("common/follow-ups.yaml", followUpFile);
  const priority = readPriority(files);
  const source = files.yaml("common/shelter-source.yaml", shelterSource);

  const readings = files.yaml("common/town-readings.yaml", townReadings);
  const pages = readPageWords(files);

  const linePlans = files.yaml("common/line-plans.yaml", linePlanFile);
  const announcementTemplates = files.yaml("common/announcement-templates.yaml", templateFile);
  const plainWords = files.yaml("common/plain-words.yaml", plainWordFile);

  const parts = files.folders("wards").map((id) => readWard(files, id));
  const { channels, channelPlans } = readChannels(
    files,
    parts.map(({ id }) => id),
  );
  if (
    !phrases ||
    !topicNames ||
    !languageNames ||
    !commands ||
    !elsewhere ||
    !smalltalk ||
    !followUps ||
    !priority ||
    !source ||
    !readings ||
    !pages ||
    !concepts ||
    !linePlans ||
    !announcementTemplates ||
    !plainWords ||
    parts.some((part) => !part.ward)
  ) {
    return { content: undefined, problems: files.problems };
  }
  const menus = readMenus(
    files,
    parts.map(({ id }) => id),
  );
  const ids = new Set([...parts.flatMap(({ topics }) => topics), ...elsewhere].map(({ id }) => id));
  const { ways, notHere } = readSharedWays(files, ids);
  const guideShared = { elsewhere, concepts, ways, notHere, lexicon: readLexicon() };
  const asked = [...Object.values(guideShared), ...parts.flatMap(({ id, topics }) => [id, ...topics])];
  files.close();
  const joined = joinSites(parts.map((part) => part.sites));
  if (joined.kind === "problems")
    for (const { file, reason } of joined.problems) files.report(`wards/${file}`, "", reason);
  if (parts.length === 0) {
    files.report("wards", "", "there is no ward: a ward is a folder here");
    return { content: undefined, problems: files.problems };
  }

  const wards = new Map<string, WardContent>();
  for (const part of parts) {
    if (!part.ward) continue;
    const others = parts.filter((other) => other !== part).map((other) => ({ id: other.id, topics: other.topics }));
    const says = new Map<Language, Say>();
    const own = Object.assign({}, phrases, part.phrases);
    const topics = new Map(part.topics.map((entry) => [entry.id, entry]));
    const plans = new Map(part.plans.map((one) => [one.id, one]));
    const say = (chosen: Language) => {
      const known = says.get(chosen) ?? createSay(own, chosen);
      says.set(chosen, known);
      return known;
    };
    const { ward: about } = part;
    wards.set(part.id, {
      ward: about,
      topics,
      plans,
      surveys: part.surveys,
      forms: part.forms,
      caseForms: part.caseForms,
      associations: part.associations,
      events: part.events,
      sites: part.sites,
      evaluation: part.evaluation,
      guide: files.same(`guide of ${part.id}`, asked, () =>
        createGuide({ id: part.id, topics: part.topics }, others, guideShared),
      ),
      say,
      topicKeys: topicKeys.filter((key) => part.topics.some((entry) => entry.id.startsWith(`${key}.`))),
      topicName: (key, chosen) => (key in topicNames ? topicNames[key as TopicKey][chosen] : key),
      cardContext: (chosen) => ({
        ward: about,
        language: chosen,
        say: say(chosen),
        planTitle: (id) => plans.get(id)?.title,
        titleOf: (id) => topics.get(id)?.text[chosen].title,
      }),
    });
  }
  return {
    content: {
      wards,
      channels,
      channelPlans,
      linePlans,
      announcementTemplates,
      plainWords: new Map(Object.entries(plainWords)),
      languageNames,
      commands,
      ...guideShared,
      smalltalk,
      followUps,
      priority,
      shelterSource: source,
      townReadings: readings,
      pages,
      menus,
    },
    problems: files.problems,
  };
}

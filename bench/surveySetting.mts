/** An open survey of seven questions in a database, and a token to read its answers: what a run begins with. */
import { randomBytes, randomUUID } from "node:crypto";
import type { Prisma } from "../generated/prisma/client.js";
import { createApiTokenStore } from "../src/api/apiTokenStore.js";
import type { Database } from "../src/db.js";
import { surveyDefinition } from "../src/survey/survey.js";
import type { Vault } from "../src/vault.js";

const ja = (text: string) => ({ ja: text });

/** A question as the judge sees it. */
export interface ProvedQuestion {
  id: string;
  kind: "single" | "multiple" | "scale";
  subject: "opinion" | "knowledge" | "use";
  required?: boolean;
  options: readonly string[];
  most?: number;
  /** The choice that stands alone. */
  alone?: string;
  /** Asked only of those who chose this. */
  onlyIf?: { question: string; choice: string };
}

/** All of it may be tapped in chat; who says no to the first is asked why. */
export const provedQuestions: readonly ProvedQuestion[] = [
  { id: "safe", kind: "single", subject: "opinion", required: true, options: ["very", "rather", "little", "no"] },
  {
    ...{ id: "why", kind: "multiple", subject: "opinion", options: ["dark", "traffic", "flood", "none"], most: 2 },
    ...{ alone: "none", onlyIf: { question: "safe", choice: "no" } },
  },
  { id: "council", kind: "single", subject: "knowledge", options: ["known", "unknown"] },
  {
    ...{ id: "counter", kind: "scale", subject: "use", required: true },
    options: Array.from({ length: 11 }, (_, index) => String(index)),
  },
  { id: "used", kind: "multiple", subject: "use", options: ["salon", "library", "sports", "course", "market"] },
  { id: "heard", kind: "single", subject: "knowledge", options: ["yes", "no", "unsure"] },
  { id: "again", kind: "single", subject: "opinion", required: true, options: ["yes", "no"] },
];

const asWritten = ({ id, kind, subject, required, options, most, alone, onlyIf }: ProvedQuestion) => ({
  ...{ id, kind, subject, required, text: ja(`設問 ${id}`) },
  ...(kind === "scale"
    ? { from: 0, to: 10, lowest: ja("満足していない"), highest: ja("満足している") }
    : { choices: options.map((key) => ({ key, text: ja(`答え ${key}`), exclusive: key === alone })) }),
  ...(most === undefined ? {} : { most }),
  ...(onlyIf ? { onlyIf: [{ question: onlyIf.question, choices: [onlyIf.choice] }] } : {}),
});

/** One indicator that the answers feed. */
export const provedMeasure = {
  ...{ indicator: "nishi-r6-2-1-1", question: "safe" },
  ...{ numerator: ["very", "rather"], denominator: ["very", "rather", "little", "no"] },
};

export const provedSurvey = surveyDefinition.parse({
  ...{ key: "proved", title: ja("くらしのアンケート"), lead: ja("くらしについてうかがいます。") },
  ...{ purpose: ja("区政の参考にします。"), class: "public", frames: ["line", "open"] },
  ...{ questions: provedQuestions.map(asWritten), measures: [provedMeasure] },
});

export interface ProvedSurvey {
  id: string;
  /** The secret of its respondents' keys, as the judge knows it. */
  salt: Buffer;
  token: string;
}

export async function addSurvey(database: Database, vault: Vault): Promise<ProvedSurvey> {
  const id = randomUUID();
  const salt = randomBytes(32);
  const tokens = createApiTokenStore(database, vault);
  const token = await database.transaction("console", async (tx) => {
    const now = new Date();
    const about = { id, ward: "nishi", key: provedSurvey.key, class: provedSurvey.class, state: "open" as const };
    const sealed = vault.seal("survey salt", salt.toString("base64"));
    await tx.survey.create({ data: { ...about, salt: sealed, version: 1, opensAt: now } });
    const definition = provedSurvey as unknown as Prisma.InputJsonObject;
    const version = { surveyId: id, number: 1, definition, sha256: randomUUID(), publishedAt: now };
    await tx.surveyVersion.create({ data: version });
    const wanted = { ward: "nishi", name: "judge", staffId: undefined, scopes: ["surveys:read" as const] };
    return (await tokens.add(tx, wanted)).token;
  });
  return { id, salt, token };
}

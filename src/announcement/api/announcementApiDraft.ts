/** Body of a draft in the API: the schema, and the announcement that it means. */
import { z } from "zod";
import { type Input, readInput } from "../../api/apiInput.js";
import { problem } from "../../api/apiProblem.js";
import { limits, messageProblems } from "../../line/limits.js";
import { type AnnouncementContent, announcementContent, type Part } from "../announcement.js";
import { type Audience, audience } from "../audience.js";

const instant = z.iso.datetime({ offset: true });

const fields = {
  /** For staff; residents don't see it. */
  title: z.string().trim().min(1).max(100),
  text: z.string().trim().min(1).max(limits.text).nullish(),
  /** LINE message objects. */
  messages: z.array(z.record(z.string(), z.unknown())).min(1).max(limits.messagesPerRequest).nullish(),
  audience,
  sendAt: instant.nullish(),
  expiresAt: instant.nullish(),
  respectQuietHours: z.boolean().nullish(),
  emergency: z.boolean().nullish(),
};
const oneOf = "either text or messages must be there, and not both";
const hasOne = ({ text, messages }: { text?: unknown; messages?: unknown }) => (text == null) !== (messages == null);

export const draftBody = z.strictObject(fields).refine(hasOne, oneOf);
/** With the version that was looked at. */
export const editBody = z.strictObject({ ...fields, version: z.int().min(1).nullish() }).refine(hasOne, oneOf);

export interface Draft {
  content: AnnouncementContent;
  audience: Audience;
  version: number | undefined;
}

export function readDraft(schema: typeof draftBody | typeof editBody, body: unknown): Input<Draft> {
  const read = readInput<z.infer<typeof editBody>>(schema, body);
  if (read.kind === "problem")
    return isAboutAudience(read.problem)
      ? problem(400, "audience", read.problem.detail, { errors: read.problem.errors ?? [] })
      : read;
  const { title, text, messages, sendAt, expiresAt, respectQuietHours, emergency, version } = read.value;
  const refused = messages ? messageProblems(messages) : [];
  if (refused.length > 0) {
    const errors = refused.slice(0, 20).map(({ path, text: message }) => ({ path, message }));
    return problem(
      400,
      "messages-refused",
      `LINE would refuse the messages: ${errors[0]?.path}: ${errors[0]?.message}.`,
      { errors },
    );
  }
  const parts: Part[] = messages
    ? messages.map((message) => ({ kind: "line", message }))
    : [{ kind: "text", text: text ?? "" }];
  const content = readInput(announcementContent, {
    title,
    variants: { ja: parts },
    emergency: emergency ?? false,
    ...(sendAt == null ? {} : { sendAt }),
    ...(expiresAt == null ? {} : { expiresAt }),
    ...(respectQuietHours == null ? {} : { respectQuietHours }),
  });
  if (content.kind === "problem") return content;
  return {
    kind: "value",
    value: { content: content.value, audience: read.value.audience, version: version ?? undefined },
  };
}

/** So that a program need not read the paths to learn that nobody would get it. */
const isAboutAudience = ({ errors }: { errors?: readonly { path: string }[] }) =>
  errors?.length !== undefined && errors.length > 0 && errors.every(({ path }) => path.startsWith("audience"));

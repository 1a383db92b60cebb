/** Registered group (登録団体): who may post local news, by a link of its own that staff hand over once. */
import { z } from "zod";
import { type TopicKey, topicKeys } from "../../guide/topic.js";

export const groupLimits = { name: 60, about: 300, person: 60, reach: 100 } as const;

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u);
const list = <T extends z.ZodType>(one: T) =>
  z.preprocess(
    (value) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]),
    z.array(one),
  );

export const groupForm = (towns: readonly string[]) =>
  z.object({
    name: line(groupLimits.name).min(1),
    about: z
      .string()
      .transform((text) => text.replace(/\r\n?/g, "\n").trim())
      .pipe(
        z
          .string()
          .max(groupLimits.about)
          .regex(/^[^\p{Cs}\u0000-\u0008\u000B-\u001F\u007F]*$/u),
      ),
    /** Whom the ward asks; seen by staff only. */
    person: line(groupLimits.person),
    reach: line(groupLimits.reach),
    districts: list(z.string().refine((town) => towns.includes(town))),
    topics: list(z.enum(topicKeys)),
  });
export type GroupForm = z.infer<ReturnType<typeof groupForm>>;

export interface NewsGroup {
  id: string;
  name: string;
  about: string | undefined;
  districts: readonly string[];
  topics: readonly TopicKey[];
  suspended: boolean;
  fictional: boolean;
}

/** As it is sealed. */
export const groupContact = z.object({ person: z.string(), reach: z.string() });
export type GroupContact = z.infer<typeof groupContact>;

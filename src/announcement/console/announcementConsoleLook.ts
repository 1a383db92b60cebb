/** Looks at a draft as it stands, also when half of it is missing. */
import type { WardContent } from "../../content.js";
import { languages } from "../../language.js";
import { type AnnouncementContent, announcementContent } from "../announcement.js";
import { announcementMessages } from "../announcementBubble.js";
import { type Audience, audience as audienceSchema } from "../audience.js";
import type { AnnouncementDesk } from "../desk/announcementDesk.js";
import { readAudience } from "../form/announcementFormAudience.js";
import { type Fields, isTicked, one, partsOf, writtenLanguages } from "../form/announcementFormFields.js";
import { readPart } from "../form/announcementFormPart.js";
import { readDraft } from "../form/announcementFormRead.js";
import type { Look } from "../page/announcementPageLook.js";

export async function lookAt(desk: AnnouncementDesk, ward: WardContent, fields: Fields): Promise<Look> {
  const draft = readDraft(fields);
  if (draft.kind === "read") return { ...(await lookAtWhole(desk, ward, draft.content, draft.audience)), mistakes: [] };
  const rule = audienceSchema.safeParse(readAudience(fields, () => undefined));
  const readable = readableContent(fields);
  return {
    versions: readable ? versionsOf(ward, readable) : [],
    count: rule.success ? await desk.count(ward, rule.data) : undefined,
    forecasts: undefined,
    findings: undefined,
    mistakes: draft.mistakes,
  };
}

export async function lookAtWhole(
  desk: AnnouncementDesk,
  ward: WardContent,
  content: AnnouncementContent,
  audience: Audience,
): Promise<Omit<Look, "mistakes"> & { count: NonNullable<Look["count"]> }> {
  const count = await desk.count(ward, audience, content);
  const [forecasts, findings] = await Promise.all([
    desk.forecast(ward, content, count),
    desk.check(ward, content, audience),
  ]);
  return { versions: versionsOf(ward, content), count, forecasts, findings };
}

/** As LINE draws it, with the addresses as they are and pictures from where the page is. */
export function versionsOf(ward: WardContent, content: AnnouncementContent): Look["versions"] {
  return writtenIn(content).map((language) => ({
    language,
    messages: announcementMessages(content, language, { ward, publicUrl: "", shorten: (url) => url }),
  }));
}

/** Japanese first: the database keeps the versions in an order of its own. */
const writtenIn = (content: AnnouncementContent) => languages.filter((one) => content.variants[one] !== undefined);

/** The parts that can be read already, so that the preview grows while somebody types. */
function readableContent(fields: Fields): AnnouncementContent | undefined {
  const variants = Object.fromEntries(
    writtenLanguages(fields)
      .map((language) => {
        const parts = partsOf(fields, language).flatMap((part, index) => {
          let mistaken = false;
          const read = readPart(part, `${language}.${index}`, () => {
            mistaken = true;
          });
          return mistaken ? [] : [read];
        });
        return [language, parts] as const;
      })
      .filter(([, parts]) => parts.length > 0),
  );
  const read = announcementContent.safeParse({
    title: one(fields, "title").trim().slice(0, 100) || "―",
    variants,
    emergency: isTicked(fields, "emergency"),
  });
  return read.success ? read.data : undefined;
}

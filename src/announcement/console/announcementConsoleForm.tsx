/** Draws the form of a draft, and reads what came back: a button of the form, a mistake, or a whole announcement. */
import type { ConsoleContext } from "../../console/consoleRoute.js";
import { mayAct } from "../../console/role.js";
import type { AnnouncementContent } from "../announcement.js";
import type { Audience } from "../audience.js";
import { changedParts } from "../form/announcementFormActions.js";
import { type Fields, isTicked, one, sentFields } from "../form/announcementFormFields.js";
import { type Mistake, readDraft } from "../form/announcementFormRead.js";
import { PageForm } from "../page/announcementPageForm.js";
import { lookAt } from "./announcementConsoleLook.js";
import { announcementsPath } from "./announcementConsolePaths.js";
import { takePictures } from "./announcementConsolePictures.js";
import type { AnnouncementConsoleOptions } from "./announcementOptionsConsole.js";

export interface FormState {
  title: string;
  action: string;
  fields: Fields;
  mistakes?: readonly Mistake[];
  isSubmitted?: boolean;
  /** Whether it was an emergency before, which an editor may leave but not make. */
  wasEmergency?: boolean;
  status?: number;
}

export async function sendForm(
  options: AnnouncementConsoleOptions,
  context: ConsoleContext,
  state: FormState,
): Promise<void> {
  const { ward, role } = context;
  const list = announcementsPath(ward.ward.id);
  const { fields, mistakes = [] } = state;
  await context.send(
    {
      title: state.title,
      section: "announcements",
      crumbs: [{ name: "お知らせ", href: list }],
      status: state.status ?? 200,
    },
    <PageForm
      title={state.title}
      action={state.action}
      lookPath={`${list}/look`}
      csrfField={context.csrfField}
      ward={ward}
      fields={fields}
      mistakes={mistakes}
      look={await lookAt(options.desk, ward, fields)}
      previewBase={options.previewBase}
      criteria={(await options.criteria?.(ward.ward.id)) ?? []}
      mayEmergency={mayAct(role, "approver")}
      mayBroadcast={(await options.settings.readAlone(ward.ward.id)).broadcastAllowed}
      isSubmitted={state.isSubmitted ?? false}
    />,
  );
}

export type Sent =
  | { kind: "again"; fields: Fields; mistakes: readonly Mistake[] }
  | { kind: "save"; fields: Fields; content: AnnouncementContent; audience: Audience };

export async function readForm(
  options: AnnouncementConsoleOptions,
  context: ConsoleContext,
  wasEmergency = false,
): Promise<Sent> {
  const { fields, mistakes } = await takePictures(options.media, context, sentFields(context.form));
  const pressed = one(fields, "action");
  const changed = changedParts(fields, pressed);
  if (changed) return { kind: "again", fields: changed, mistakes };
  const refused: Mistake[] =
    isTicked(fields, "emergency") && !wasEmergency && !mayAct(context.role, "approver")
      ? [{ field: "emergency", text: "緊急のお知らせを作れるのは承認者だけです。" }]
      : [];
  const draft = readDraft(fields);
  const all = [...mistakes, ...refused, ...(draft.kind === "mistaken" ? notTwice(draft.mistakes, mistakes) : [])];
  if (draft.kind === "mistaken" || all.length > 0 || pressed === "check")
    return { kind: "again", fields, mistakes: all };
  return { kind: "save", fields, content: draft.content, audience: draft.audience };
}

/** A picture that was refused is not also missing. */
const notTwice = (mistakes: readonly Mistake[], known: readonly Mistake[]) =>
  mistakes.filter(({ field }) => !known.some((one) => one.field === field));

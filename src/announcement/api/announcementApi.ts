/** JSON endpoints of announcements: the same desk as the console's, with the answers that programs need. */
import { z } from "zod";
import { readInput } from "../../api/apiInput.js";
import type { ApiRoute } from "../../api/apiRoute.js";
import type { Audit } from "../../console/audit/audit.js";
import type { Database } from "../../db.js";
import { announcementStates } from "../announcement.js";
import type { AnnouncementDesk } from "../desk/announcementDesk.js";
import { announcementDocument, announcementListItem, listItemJson } from "./announcementApiDocument.js";
import { draftBody, editBody, readDraft } from "./announcementApiDraft.js";
import { writtenProblem } from "./announcementApiProblems.js";
import { createShow, missing, shown, writing } from "./announcementApiShow.js";
import { announcementApprovalApi } from "./announcementApprovalApi.js";

export interface AnnouncementApiOptions {
  desk: AnnouncementDesk;
  database: Pick<Database, "transaction">;
  audit: Audit;
}

const listQuery = z.object({
  state: z.enum(announcementStates).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  before: z.iso.datetime({ offset: true }).optional(),
});

/** Whoever may do anything with announcements may look at them. */
const reading = {
  scope: "announcements:read",
  orScope: ["announcements:write", "announcements:approve", "announcements:audit"],
} as const;

const fixed = { description: "Its state does not allow it any more, or somebody has edited it since." };

/** Below `/api/v1/wards/:ward`. */
export function announcementApi({ desk, database, audit }: AnnouncementApiOptions): ApiRoute[] {
  const shows = createShow(desk);
  const { withAnnouncement, show } = shows;

  return [
    {
      ...writing,
      method: "post",
      path: "/announcements",
      summary: "Write a draft",
      description:
        "Either `text` or `messages` (LINE message objects). It is sent when somebody else has approved it. Before it is planned, `counts` are of the people whom the audience names at this moment, all pending.",
      request: draftBody,
      responses: { 201: { description: "The draft.", schema: announcementDocument } },
      async run(context) {
        const draft = readDraft(draftBody, context.body);
        if (draft.kind === "problem") return draft;
        const { content, audience } = draft.value;
        const { ward, actor, effectId } = context;
        const written = await desk.create(ward, actor, content, audience, effectId);
        if (written.kind !== "written") return writtenProblem(written);
        const { announcement } = written;
        const place = `${context.request.originalUrl.split("?")[0]}/${announcement.id}`;
        return show(context, announcement, 201, { Location: place });
      },
    },
    {
      ...reading,
      method: "get",
      path: "/announcements",
      summary: "List announcements, newest first",
      description: "Query: `state`, `limit` (1–100, 20 by default), `before` (the `next` of the page before).",
      responses: {
        200: {
          description: "A page.",
          schema: z.object({ announcements: z.array(announcementListItem), next: z.string().nullable() }),
        },
        400: { description: "A faulty query." },
      },
      async run({ ward, request }) {
        const query = readInput(listQuery, request.query);
        if (query.kind === "problem") return query;
        const { state, limit, before } = query.value;
        const views = await desk.list(ward, {
          limit,
          ...(state === undefined ? {} : { states: [state] }),
          ...(before === undefined ? {} : { before: new Date(before) }),
        });
        const next = views.length < limit ? null : (views.at(-1)?.createdAt.toISOString() ?? null);
        return { kind: "json", status: 200, body: { announcements: views.map(listItemJson), next } };
      },
    },
    {
      ...reading,
      method: "get",
      path: "/announcements/:id",
      summary: "Look at an announcement and how far it is",
      responses: { 200: shown, 404: missing },
      run: withAnnouncement(show),
    },
    {
      ...writing,
      method: "put",
      path: "/announcements/:id",
      summary: "Write a draft anew",
      description:
        "As in writing one, and `version` (or If-Match with the ETag) to refuse when somebody has edited it since. Any edit takes all approvals back.",
      request: editBody,
      responses: { 200: shown, 404: missing, 409: fixed, 412: { description: "If-Match names an older version." } },
      run: withAnnouncement(async (context, view) => {
        const draft = readDraft(editBody, context.body);
        if (draft.kind === "problem") return draft;
        const { content, audience } = draft.value;
        const header = context.request.headers["if-match"];
        const seen = header === undefined ? undefined : Number(/^(?:W\/)?"(\d+)"$/.exec(header)?.[1] ?? "0");
        const version = seen ?? draft.value.version ?? view.version;
        const written = await desk.edit(context.ward, context.actor, view.id, version, content, audience);
        if (written.kind === "written") return show(context, written.announcement);
        return writtenProblem(written, seen === undefined ? 409 : 412);
      }),
    },
    ...announcementApprovalApi(desk, shows),
    {
      method: "get",
      path: "/announcements/:id/recipients.csv",
      scope: "announcements:audit",
      summary: "What became of each recipient",
      description: "`accepted` means that LINE took it: LINE does so for people who have blocked the account, too.",
      responses: { 200: { description: "resident (an id of ours, never LINE's), language, state, at" }, 404: missing },
      run: withAnnouncement(async ({ ward, actor }, view) => {
        await database.transaction("console", (tx) =>
          audit.record(tx, {
            actor,
            ward: ward.ward.id,
            action: "export.downloaded",
            subject: view.id,
            facts: { what: "recipients" },
          }),
        );
        return {
          kind: "csv",
          fileName: `recipients-${view.id}.csv`,
          lines: recipientLines(desk.recipients(ward, view.id)),
        };
      }),
    },
  ];
}

/** Ids, words and times of ours only: no cell that a spreadsheet would run. */
async function* recipientLines(rows: ReturnType<AnnouncementDesk["recipients"]>): AsyncIterable<string> {
  yield "resident,language,state,at\r\n";
  for await (const { residentId, language, state, at } of rows)
    yield `${residentId},${language},${state},${at?.toISOString() ?? ""}\r\n`;
}

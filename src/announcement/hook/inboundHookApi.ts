/** The address that a disaster system calls: a signed webhook becomes an emergency draft that waits for an approver. */
import { z } from "zod";
import { jsonOf } from "../../api/apiBody.js";
import { readInput } from "../../api/apiInput.js";
import type { ApiLimit } from "../../api/apiLimit.js";
import { problem } from "../../api/apiProblem.js";
import type { ApiAnswer, SignedRoute } from "../../api/apiRoute.js";
import type { Actor } from "../../console/actor.js";
import { violatedIndex } from "../../db.js";
import { uuid5 } from "../../uuid.js";
import { writtenProblem } from "../api/announcementApiProblems.js";
import type { AnnouncementDesk } from "../desk/announcementDesk.js";
import { fillTemplate } from "../templateFilling.js";
import type { TemplateStore } from "../templateStore.js";
import { hookBody, readSignature, signatureAge, signatureHolds } from "./inboundHook.js";
import type { InboundHookStore } from "./inboundHookStore.js";

export interface InboundHookApiOptions {
  desk: AnnouncementDesk;
  hooks: InboundHookStore;
  templates: Pick<TemplateStore, "named">;
  limit: ApiLimit;
}

const noHook = problem(404, "hook-missing", "There is no such hook in this ward.");
const unsigned = problem(
  401,
  "signature",
  `X-Tonari-Signature must be t=<Unix time>,v1=<HMAC-SHA256 of "<t>.<body>" in hex>, made within the last ${signatureAge} seconds.`,
);

/** The same for a webhook that comes again, whatever has become of the draft since. */
const answered = (id: string): ApiAnswer => ({ kind: "json", status: 201, body: { id, state: "draft" } });

export function inboundHookApi({ desk, hooks, templates, limit }: InboundHookApiOptions): SignedRoute[] {
  return [
    {
      path: "/hooks/:hook",
      summary: "Have an emergency draft written from the hook's template",
      description: `Signed with the hook's secret: header X-Tonari-Signature: t=<Unix time in seconds>,v1=<HMAC-SHA256 of "<t>.<body>" in hex>; the time may differ by ${signatureAge} seconds. The same signed request makes one draft. It is for everyone in the ward, and nothing is sent until an approver has approved it.`,
      request: hookBody,
      responses: {
        201: { description: "The draft.", schema: z.object({ id: z.uuid(), state: z.literal("draft") }) },
        409: { description: "The hook's template is gone." },
      },
      async run({ request, ward, bytes }) {
        const id = z.uuid().safeParse(request.params["hook"]).data;
        const hook = id === undefined ? undefined : await hooks.find(ward.ward.id, id.toLowerCase());
        if (!hook) return noHook;
        const header = request.headers["x-tonari-signature"];
        const signature = readSignature(typeof header === "string" ? header : undefined);
        if (!signature || !signatureHolds(signature, hook.secret, bytes, hook.unixTime)) return unsigned;
        // After the signature: a stranger's flood must not keep the system out.
        const pace = await limit(`hook ${hook.id}`);
        if (!pace.ok)
          return problem(429, "too-many-requests", "Too many requests: wait as long as Retry-After says.", {
            retryAfter: pace.retryAfter,
          });
        const draftId = uuid5("hook draft", hook.id, String(signature.t), signature.v1);
        if (await hooks.wasTaken(hook.id, signature.v1)) return answered(draftId);

        const json = jsonOf(bytes);
        if (json.kind === "problem") return json;
        const body = readInput(hookBody, json.value ?? {});
        if (body.kind === "problem") return body;
        const template = await templates.named(ward.ward.id, hook.template);
        if (!template)
          return problem(
            409,
            "template-missing",
            "The ward has no template of the hook's name any more: make it again, or make a new hook.",
          );
        const filled = fillTemplate(template.body, body.value.values);
        if (filled.kind === "faulty") {
          const errors = filled.problems.map(({ variable, text }) => ({
            path: variable === undefined ? "values" : `values.${variable}`,
            message: text,
          }));
          return problem(400, "values", "The values do not fit the hook's template.", { errors });
        }

        const actor: Actor = { kind: "token", id: hook.id, name: hook.name };
        const content = { ...filled.content, emergency: true };
        // The same webhook twice at once: the second finds the draft of the first, or stumbles over its id.
        const written = await desk
          .create(ward, actor, content, { all: true }, draftId)
          .catch(async (error: unknown) => {
            const made = violatedIndex(error) === undefined ? undefined : await desk.view(ward, draftId);
            if (!made) throw error;
            return { kind: "written", announcement: made } as const;
          });
        if (written.kind !== "written") return writtenProblem(written);
        const { state, submittedAt, version } = written.announcement;
        // So that it stands among what waits for approvers.
        if (state === "draft" && !submittedAt) await desk.submit(ward, actor, draftId, version);
        await hooks.take(hook.id, signature.v1);
        return answered(draftId);
      },
    },
  ];
}

/** Puts together the JSON API for the ward's other systems. */
import type { Router } from "express";
import { announcementApi } from "../announcement/api/announcementApi.js";
import { inboundHookApi } from "../announcement/hook/inboundHookApi.js";
import { createInboundHookStore } from "../announcement/hook/inboundHookStore.js";
import { createApiFrame } from "../api/apiFrame.js";
import { createApiLimit } from "../api/apiLimit.js";
import { createIdempotencyStore } from "../api/idempotencyStore.js";
import { queueApi } from "../participation/queue/queueApi.js";
import { createImportStore } from "../resident/importStore.js";
import { residentApi } from "../resident/residentApi.js";
import { answersApi } from "../survey/export/answersApi.js";
import type { Announcements } from "./announcements.js";
import type { Parts } from "./parts.js";

export interface JsonApi {
  routes: Router;
  forgetOld(): Promise<void>;
}

export function composeJsonApi(parts: Parts, { desk, templates }: Announcements): JsonApi {
  const { database, vault, clock, content, audit, channelsOf, log } = parts;
  const hooks = createInboundHookStore(database, vault);
  const limit = createApiLimit(database);
  const routes = createApiFrame({
    database,
    vault,
    clock,
    content,
    limit,
    publicUrl: parts.config.publicUrl,
    log,
    routes: [
      ...announcementApi({ desk, database, audit }),
      ...answersApi({ database, audit, demo: parts.config.demo }),
      ...queueApi({ database }),
      ...residentApi({ importer: createImportStore(database, vault), database, audit, channelsOf }),
    ],
    signed: inboundHookApi({ desk, hooks, templates, limit }),
  });
  const idempotency = createIdempotencyStore(database);
  return {
    routes,
    async forgetOld() {
      await idempotency.forgetOld();
      await hooks.forgetOld();
    },
  };
}

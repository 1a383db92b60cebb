/** Puts together what writes, counts, sends and measures announcements. */

import { createLinkCheck } from "../announcement/checks/linkCheck.js";
import { createQuota } from "../announcement/cost/quotaStore.js";
import { createDelivery } from "../announcement/delivery/deliveryJobs.js";
import { createAnnouncementDesk } from "../announcement/desk/deskStore.js";
import { createFigureJobs } from "../announcement/figures/figuresJobs.js";
import { createFiguresStore } from "../announcement/figures/figuresStore.js";
import { createShortLinkStore } from "../announcement/figures/shortLinkStore.js";
import { createTemplateStore } from "../announcement/templateStore.js";
import { createMediaStore } from "../media/mediaStore.js";
import { audienceCriteria } from "./criteria.js";
import type { AppOptions } from "./options.js";
import type { Parts } from "./parts.js";

export type Announcements = ReturnType<typeof composeAnnouncements>;

export function composeAnnouncements(parts: Parts, options: AppOptions) {
  const { content, database, clock, vault, messenger, audit, settings, channelsOf, residents, log } = parts;
  const { publicUrl, demo } = parts.config;
  const quota = createQuota({
    database,
    messenger,
    clock,
    log,
    planOf(channel) {
      const own = content().channelPlans.get(channel);
      // The simulator plays the standard plan where nothing else is said.
      const plan = own?.plan ?? (demo ? "standard" : undefined);
      return { plan: plan && content().linePlans.plans[plan], reserve: own?.reserve ?? 0 };
    },
  });
  const desk = createAnnouncementDesk({
    database,
    clock,
    audit,
    settings,
    quota,
    channelsOf,
    publicUrl,
    realChannels: !demo,
    get plainWords() {
      return content().plainWords;
    },
    criteria: audienceCriteria,
    linkCheck: options.tryLinks ? createLinkCheck() : undefined,
  });
  const delivery = createDelivery({
    database,
    clock,
    messenger,
    vault,
    audit,
    log,
    publicUrl,
    content,
    channels: new Set(options.channels.keys()),
    criteria: audienceCriteria,
    settingsOf: settings.read,
    lineUserIdsOf: residents.lineUserIdsOf,
    pacePerSecond: options.announcementPace,
    attempted: parts.metrics.announcementAttempted,
  });
  const figures = createFiguresStore(database);
  return {
    quota,
    desk,
    delivery,
    figures,
    measure: createFigureJobs({ database, figures, messenger, log }),
    media: createMediaStore(database),
    shortLinks: createShortLinkStore(database),
    templates: createTemplateStore({ database, audit, fileTemplates: () => content().announcementTemplates }),
  };
}

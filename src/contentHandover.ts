/**
 * How a version of the content takes over from the one before: new texts at once, and a guide that has to be built anew
 * when it can answer, ward by ward. Until then the guide before answers with the new texts, so that nobody waits.
 */
import { setImmediate } from "node:timers/promises";
import type { Content, WardContent } from "./content.js";
import { errorFields, type Log } from "./log.js";

export interface Handover {
  /** What is shown; ask each time. */
  content(): Content;
  /** Resolves when the texts of the new version are shown; its guides follow. */
  show(next: Content): Promise<void>;
  /** From now on residents ask. Before, a version is shown as it comes and its guides are built when they are asked. */
  begin(): void;
  /** Builds what the first question in Japanese, which most ask in, would wait for. */
  warmUp(): Promise<void>;
}

export function createHandover(first: Content, log: Log): Handover {
  let shown = first;
  let newest = first;
  let begun = false;

  async function build(next: Content, wardByWard: boolean): Promise<void> {
    const before = shown;
    const unready = [...next.wards.values()].filter(({ ward, guide }) => guide !== guideOf(before, ward.id));
    for (const ward of editedFirst(unready, before)) {
      await setImmediate();
      await ward.guide.warmUp("ja");
      if (newest !== next) return;
      if (wardByWard) shown = { ...shown, wards: new Map(shown.wards).set(ward.ward.id, ward) };
    }
    shown = next;
  }

  return {
    content: () => shown,
    begin: () => {
      begun = true;
    },
    async show(next) {
      newest = next;
      if (!begun) {
        shown = next;
      } else if (leadsInto(shown, next)) {
        const before = shown;
        const wards = [...next.wards.values()].map((one): [string, WardContent] => {
          const { id } = one.ward;
          return [id, { ...one, guide: guideOf(before, id) ?? one.guide }];
        });
        const building = build(next, true);
        if (shown === before) shown = { ...next, wards: new Map(wards) };
        building.catch((error: unknown) => log.error("a guide could not be built", errorFields(error)));
      } else {
        await build(next, false);
      }
    },
    async warmUp() {
      for (const { guide } of shown.wards.values()) {
        await setImmediate();
        await guide.warmUp("ja");
      }
    },
  };
}

const guideOf = (content: Content, ward: string) => content.wards.get(ward)?.guide;

/** Whether everything that the guides of one version answer with is in another one too. */
function leadsInto(one: Content, other: Content): boolean {
  return (
    [...one.wards].every(([id, { topics }]) => {
      const now = other.wards.get(id)?.topics;
      return now && [...topics.keys()].every((key) => now.has(key));
    }) && one.elsewhere.every(({ id }) => other.elsewhere.some((service) => service.id === id))
  );
}

/** The ward whose own entries were edited is the one where somebody looks what has come of it. */
function editedFirst(wards: readonly WardContent[], before: Content): WardContent[] {
  const isEdited = ({ ward, topics }: WardContent) => {
    const known = before.wards.get(ward.id)?.topics;
    return [...topics].some(([id, topic]) => topic !== known?.get(id));
  };
  return [...wards.filter(isEdited), ...wards.filter((one) => !isEdited(one))];
}

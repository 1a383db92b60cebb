/**
 * The content as residents meet it: the files, with the ways of asking that staff added in the console over them.
 * Every instance follows the rows; a ward's guide is built anew only when something of that ward has changed.
 */
import type { Content, WardContent } from "./content.js";
import { type ContentLayerStore, contentWake } from "./contentLayerStore.js";
import type { Database } from "./db.js";
import { createGuide } from "./guide/guide.js";
import { type PhraseChange, withWays } from "./guide/layerChange.js";
import { errorFields, type Log } from "./log.js";

export interface ContentLayer {
  /** As it is now; ask each time. */
  content(): Content;
  /** Looks whether the rows have changed. */
  reload(): Promise<void>;
  /** Loads, and follows from then on. @returns a function that ends it */
  start(): Promise<() => void>;
}

export interface ContentLayerOptions {
  database: Database;
  store: ContentLayerStore;
  /** What the files say. */
  base: Content;
  log: Log;
}

export function createContentLayer({ database, store, base, log }: ContentLayerOptions): ContentLayer {
  let shown = base;
  const signs = new Map<string, string>();
  let loading: Promise<void> = Promise.resolve();

  async function load(): Promise<void> {
    const live = await database.run("worker", (tx) => store.live(tx));
    const phrases = live.filter((one): one is PhraseChange => one.kind === "phrase");
    const wards = new Map(shown.wards);
    let changed = false;
    for (const [id, ward] of base.wards) {
      const own = phrases.filter((phrase) => phrase.ward === id);
      const sign = JSON.stringify(own);
      if ((signs.get(id) ?? "[]") === sign) continue;
      signs.set(id, sign);
      wards.set(id, layOver(base, ward, own));
      changed = true;
    }
    if (changed) shown = { ...base, wards };
  }

  // One after the other: an older look must not win over a newer one.
  const reload = () => {
    loading = loading.catch(() => {}).then(load);
    return loading;
  };

  return {
    content: () => shown,
    reload,
    async start() {
      await reload();
      return database.onWake(contentWake, () => {
        reload().catch((error: unknown) => log.error("the content layer could not be read", errorFields(error)));
      });
    },
  };
}

/** A ward with ways of asking added to its entries; the ward itself where nothing is new. */
export function layOver(base: Content, ward: WardContent, phrases: readonly PhraseChange[]): WardContent {
  const topics = new Map(
    [...ward.topics].map(([id, topic]) => [
      id,
      withWays(
        topic,
        phrases.filter(({ entry }) => entry === id),
      ),
    ]),
  );
  if ([...topics].every(([id, topic]) => topic === ward.topics.get(id))) return ward;
  const others = [...base.wards.values()]
    .filter((other) => other.ward.id !== ward.ward.id)
    .map((other) => ({ id: other.ward.id, topics: [...other.topics.values()] }));
  const own = { id: ward.ward.id, topics: [...topics.values()] };
  return { ...ward, topics, guide: createGuide(own, others, base) };
}

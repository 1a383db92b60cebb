/**
 * The content as residents meet it: the files, with the ways of asking that staff added in the console over them.
 * Every instance follows the rows and its files.
 */
import type { Content, WardContent } from "./content.js";
import { createHandover } from "./contentHandover.js";
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
  /** From now on the files say this; resolves when their texts are shown. */
  replace(files: Content): Promise<void>;
  /** Builds what the first question in Japanese would wait for. */
  warmUp(): Promise<void>;
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

/** A ward with rows over it: of which guide of the files, and of which rows, it was made. */
interface Laid {
  of: WardContent["guide"];
  sign: string;
  made: Pick<WardContent, "topics" | "guide">;
}

export function createContentLayer({ database, store, base, log }: ContentLayerOptions): ContentLayer {
  const handover = createHandover(base, log);
  let files = base;
  let phrases: readonly PhraseChange[] = [];
  const laid = new Map<string, Laid>();
  let last: Promise<void> = Promise.resolve();

  function withRows(ward: WardContent): WardContent {
    const { id } = ward.ward;
    const own = phrases.filter((phrase) => phrase.ward === id);
    if (own.length === 0) return ward;
    const sign = JSON.stringify(own);
    const known = laid.get(id);
    if (known?.of === ward.guide && known.sign === sign)
      return known.made.guide === ward.guide ? ward : { ...ward, ...known.made };
    const made = layOver(files, ward, own);
    laid.set(id, { of: ward.guide, sign, made: { topics: made.topics, guide: made.guide } });
    return made;
  }

  function show(): Promise<void> {
    const wards = new Map([...files.wards].map(([id, ward]) => [id, withRows(ward)]));
    return handover.show([...wards].every(([id, ward]) => ward === files.wards.get(id)) ? files : { ...files, wards });
  }

  async function load(): Promise<void> {
    const live = await database.run("worker", (tx) => store.live(tx));
    const now = live.filter((one): one is PhraseChange => one.kind === "phrase");
    if (JSON.stringify(now) === JSON.stringify(phrases)) return;
    phrases = now;
    await show();
  }

  // One after the other: an older look must not win over a newer one.
  const inTurn = (work: () => Promise<void>) => {
    last = last.catch(() => {}).then(work);
    return last;
  };
  const reload = () => inTurn(load);

  return {
    content: handover.content,
    warmUp: handover.warmUp,
    reload,
    replace: (next) =>
      inTurn(async () => {
        const before = files;
        files = next;
        await show().catch((error: unknown) => {
          files = before;
          throw error;
        });
      }),
    async start() {
      await reload();
      handover.begin();
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

/**
 * Terms of one kind over all documents: how much of a question stands in title, text and opening of each, by BM25.
 * All shares are of the question's whole weight, so that short and long questions can be compared: 0–1.
 */

/** The terms of a document by where they stand. */
export interface TermFields {
  title: readonly string[];
  text: readonly string[];
  /** The first sentences of the text. */
  opening: readonly string[];
}

export interface TermShares {
  /** Title and text together, the title counting more. */
  both: Float32Array;
  text: Float32Array;
  opening: Float32Array;
  /** Cosine of question and title: what else the title says counts against it. */
  title: Float32Array;
  /** Of any number of times, anywhere. */
  anywhere: Float32Array;
  /** The rarest term of the question that any document has: 1 where it stands. */
  rarest: Float32Array;
  /** Share of the question's weight that no document has. */
  unknown: number;
}

export interface TermIndex {
  /** Overwrites what the last question left. */
  search(terms: readonly string[]): TermShares;
  /** How much a term says; the most for one that no document has. */
  rarity(term: string): number;
}

/** How fast a repeated term stops counting, and how much the length of a field is evened out. */
const titleBoost = 3;
const saturation = { both: 1.5, text: 1.2 } as const;
/** Both, text, opening, and whether in the title. */
const kinds = 4;
const evening = { title: 0.5, text: 0.75 } as const;

/** The documents with one term, `start` to `end` in the arrays of all. */
interface Posting {
  start: number;
  end: number;
  rarity: number;
}

/** Apart, so that the terms themselves are let go when all is indexed. */
function post(fields: readonly TermFields[]) {
  const count = fields.length;
  const mean = (length: (one: TermFields) => number) =>
    Math.max(1, fields.reduce((sum, one) => sum + length(one), 0) / Math.max(1, count));
  const average = {
    title: mean(({ title }) => title.length),
    text: mean(({ text }) => text.length),
    opening: mean(({ opening }) => opening.length),
  };
  const lists = new Map<string, { documents: number[]; impacts: number[] }>();
  fields.forEach(({ title, text, opening }, document) => {
    const inTitle = counted(title);
    const inText = counted(text);
    const inOpening = counted(opening);
    const evenTitle = 1 - evening.title + (evening.title * title.length) / average.title;
    const evenText = 1 - evening.text + (evening.text * text.length) / average.text;
    const evenOpening = 1 - evening.text + (evening.text * opening.length) / average.opening;
    for (const term of new Set([...inTitle.keys(), ...inText.keys()])) {
      const ofText = (inText.get(term) ?? 0) / evenText;
      const both = (titleBoost * (inTitle.get(term) ?? 0)) / evenTitle + ofText;
      const ofOpening = (inOpening.get(term) ?? 0) / evenOpening;
      let list = lists.get(term);
      if (!list) {
        list = { documents: [], impacts: [] };
        lists.set(term, list);
      }
      list.documents.push(document);
      list.impacts.push(
        byte(both / (both + saturation.both)),
        byte(ofText / (ofText + saturation.text)),
        byte(ofOpening / (ofOpening + saturation.text)),
        inTitle.has(term) ? 1 : 0,
      );
    }
  });
  const rarityOf = (holders: number) => Math.log(1 + (count - holders + 0.5) / (holders + 0.5));
  const postings = new Map<string, Posting>();
  let all = 0;
  for (const [term, list] of lists) {
    const holders = list.documents.length;
    postings.set(term, { start: all, end: all + holders, rarity: rarityOf(holders) });
    all += holders;
  }
  const documents = new Int32Array(all);
  /** `kinds` a document, each 0–255 for 0–1: a byte is exact enough for evidence. */
  const impacts = new Uint8Array(all * kinds);
  for (const [term, list] of lists) {
    const start = postings.get(term)?.start ?? 0;
    documents.set(list.documents, start);
    impacts.set(list.impacts, start * kinds);
  }
  lists.clear();
  const unseen = rarityOf(0);
  const titleLengths = Float32Array.from(fields, ({ title }) => {
    let square = 0;
    for (const term of new Set(title)) square += (postings.get(term)?.rarity ?? unseen) ** 2;
    return Math.sqrt(square) || 1;
  });
  return { count, postings, documents, impacts, unseen, titleLengths };
}

export function createTermIndex(fields: readonly TermFields[]): TermIndex {
  const { count, postings, documents, impacts, unseen, titleLengths } = post(fields);
  const both = new Float32Array(count);
  const text = new Float32Array(count);
  const opening = new Float32Array(count);
  const ofTitle = new Float32Array(count);
  const anywhere = new Float32Array(count);
  const rarest = new Float32Array(count);

  return {
    rarity: (term) => postings.get(term)?.rarity ?? unseen,
    search(terms) {
      for (const array of [both, text, opening, ofTitle, anywhere, rarest]) array.fill(0);
      const asked = [...new Set(terms)];
      let total = 0;
      let square = 0;
      for (const term of asked) {
        const rarity = postings.get(term)?.rarity ?? unseen;
        total += rarity;
        square += rarity * rarity;
      }
      const length = Math.sqrt(square);
      let unknown = 0;
      let scarce: Posting | undefined;
      for (const term of asked) {
        const list = postings.get(term);
        if (!list) {
          unknown += unseen / total;
          continue;
        }
        if (!scarce || list.rarity > scarce.rarity) scarce = list;
        const share = list.rarity / total;
        const unit = share / 255;
        const angle = list.rarity ** 2 / length;
        for (let i = list.start, at = list.start * kinds; i < list.end; i += 1, at += kinds) {
          const document = documents[i] ?? 0;
          anywhere[document] = (anywhere[document] ?? 0) + share;
          both[document] = (both[document] ?? 0) + unit * (impacts[at] ?? 0);
          const inText = impacts[at + 1] ?? 0;
          if (inText > 0) {
            text[document] = (text[document] ?? 0) + unit * inText;
            opening[document] = (opening[document] ?? 0) + unit * (impacts[at + 2] ?? 0);
          }
          if (impacts[at + 3] === 1)
            ofTitle[document] = (ofTitle[document] ?? 0) + angle / (titleLengths[document] ?? 1);
        }
      }
      if (scarce) for (let i = scarce.start; i < scarce.end; i += 1) rarest[documents[i] ?? 0] = 1;
      return { both, text, opening, title: ofTitle, anywhere, rarest, unknown };
    },
  };
}

function counted(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

const byte = (share: number): number => Math.round(share * 255);

/**
 * Columns of 「イベント一覧」 as municipalities publish it, in both generations, and our own beside them.
 *
 * - old: 推奨データセット「イベント一覧」: 都道府県コード又は市区町村コード, NO, … 備考. All its names stand in the data model that
 *   NEC published from it (NEC-FIWARE/smart-data-models, cio/06) and in the files of Hamamatsu.
 * - new: 自治体標準オープンデータセット (Digital Agency): 全国地方公共団体コード, ID, 地方公共団体名, the place as 所在地_… . Its common
 *   columns are as in published lists of that generation; its own item definition was not at hand, so no edition is
 *   named here, and names that only some municipalities write (イベント種類, 対象者) are accepted beside them.
 * - the revision in between (名称, 開始時刻, 申込期限日 …, as collected in code4fukui/event-japan, May 2022), accepted as well.
 *
 * The first name of each is the one that is written.
 */
export const columnHeads = {
  code: ["全国地方公共団体コード", "都道府県コード又は市区町村コード", "市区町村コード"],
  id: ["ID", "NO"],
  municipality: ["地方公共団体名", "市区町村名"],
  title: ["イベント名", "名称"],
  startDate: ["開始日"],
  endDate: ["終了日"],
  startTime: ["開始時間", "開始時刻"],
  endTime: ["終了時間", "終了時刻"],
  dateNote: ["開始日時特記事項", "日時備考"],
  summary: ["概要"],
  details: ["説明"],
  feeBasic: ["料金(基本)", "料金_基本"],
  feeDetail: ["料金(詳細)", "料金_詳細"],
  feeKind: ["料金種別"],
  contact: ["連絡先名称"],
  phone: ["連絡先電話番号", "電話番号"],
  extension: ["連絡先内線番号", "内線番号"],
  email: ["連絡先メールアドレス"],
  contactForm: ["連絡先FormURL"],
  contactNote: ["連絡先備考（その他、SNSなど）", "連絡先備考"],
  organiser: ["主催者", "主催団体"],
  place: ["場所名称"],
  address: ["所在地_連結表記", "住所"],
  prefecture: ["所在地_都道府県", "住所都道府県"],
  city: ["所在地_市区町村", "住所市区町村"],
  town: ["所在地_町字", "住所町名"],
  lot: ["所在地_番地以下", "住所丁目以下"],
  building: ["建物名等(方書)", "方書", "建物名等"],
  latitude: ["緯度"],
  longitude: ["経度"],
  access: ["アクセス方法"],
  parking: ["駐車場情報"],
  capacity: ["定員"],
  deadlineDate: ["参加申込終了日", "申込期限日"],
  deadlineTime: ["参加申込終了時間", "申込期限時刻"],
  howToApply: ["参加申込方法", "申込方法"],
  url: ["URL"],
  note: ["備考"],
  withChildren: ["子育て情報"],
  category: ["カテゴリー", "イベント種類"],
  topic: ["分野"],
  audience: ["対象者", "参加条件_詳細"],
  languages: ["対応言語"],
  source: ["出典"],
  sourceAsOf: ["出典時点"],
  series: ["系列"],
  scope: ["範囲"],
  status: ["状態"],
  openDate: ["参加申込開始日"],
  openTime: ["参加申込開始時間"],
  signUp: ["申込フォーム"],
  mostPeople: ["一度に申し込める人数"],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type Column = keyof typeof columnHeads;
export const columns = Object.keys(columnHeads) as readonly Column[];

/** Without them a row says nothing. */
const neededColumns = ["title", "startDate"] as const satisfies readonly Column[];

export const fictionalHead = "フィクション";

/** Standard columns that an event has no place for: written empty. */
const emptyHeads = ["イベント名_カナ", "イベント名_英字", "所在地_全国地方公共団体コード", "町字ID"] as const;

/** Heads of an exported file: a column's key, or a name whose cells stay empty. */
export const writtenColumns: readonly (Column | (typeof emptyHeads)[number])[] = [
  ...(["code", "id", "municipality", "title"] as const),
  ...emptyHeads.slice(0, 2),
  ...(["startDate", "endDate", "startTime", "endTime", "dateNote", "details", "feeBasic", "feeDetail"] as const),
  ...(["contact", "phone", "extension", "email", "contactForm", "contactNote", "organiser", "place"] as const),
  ...emptyHeads.slice(2),
  ...(["address", "prefecture", "city", "town", "lot", "building", "latitude", "longitude"] as const),
  ...(["access", "parking", "capacity", "deadlineDate", "deadlineTime", "howToApply", "url", "note"] as const),
  // Ours: what the standard has no column for.
  ...(["status", "category", "topic", "summary", "audience", "withChildren", "feeKind", "languages"] as const),
  ...(["openDate", "openTime", "signUp", "mostPeople", "series", "scope", "source", "sourceAsOf"] as const),
];

export const headOf = (column: (typeof writtenColumns)[number]): string =>
  column in columnHeads ? columnHeads[column as Column][0] : column;

export type Generation = "old" | "new" | "unknown";

export interface HeadsFound {
  generation: Generation;
  /** Column → its place in a row, and its name in this file. */
  places: ReadonlyMap<Column, { index: number; head: string }>;
  /** Columns that are not taken in. */
  unused: readonly string[];
  missing: readonly string[];
}

/** As people write it: full-width brackets, spaces. */
export const plainHead = (head: string): string => head.normalize("NFKC").replaceAll(/\s/g, "");

const named = new Map(
  columns.flatMap((column) => columnHeads[column].map((head) => [plainHead(head), column] as const)),
);
const oldHeads = ["都道府県コード又は市区町村コード", "NO", "住所", "方書", "イベント名_英語"];
const newHeads = ["全国地方公共団体コード", "ID", "地方公共団体名", "所在地_連結表記", "イベント名_英字"];

export function findHeads(heads: readonly string[]): HeadsFound {
  const plain = heads.map(plainHead);
  const places = new Map<Column, { index: number; head: string }>();
  const unused: string[] = [];
  for (const [index, head] of plain.entries()) {
    const column = named.get(head);
    // Two names of one column in a file: the first counts.
    if (column && !places.has(column)) places.set(column, { index, head });
    else if (head !== "") unused.push(head);
  }
  const has = (names: readonly string[]) => names.filter((name) => plain.includes(name)).length;
  const generation = has(newHeads) > has(oldHeads) ? "new" : has(oldHeads) > 0 ? "old" : "unknown";
  const missing = neededColumns.filter((column) => !places.has(column)).map((column) => columnHeads[column][0]);
  return { generation, places, unused, missing };
}

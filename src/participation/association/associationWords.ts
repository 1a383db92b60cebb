/** What staff read about the table of areas. */
import type { AssociationAnswer, KnownAssociation } from "./associationDesk.js";
import type { columns } from "./associationRows.js";
import type { AssociationRow } from "./associationTable.js";

/** 北堀江2丁目 5〜9番地 メゾン北堀江 */
export function areaText({ town, chome, from, until, building }: AssociationRow): string {
  const [low, high] = [from ?? until, until ?? from];
  const block = low === undefined ? "" : low === high ? ` ${low}番地` : ` ${low}〜${high}番地`;
  const whole = chome === undefined && low === undefined && building === undefined ? "（全域）" : "";
  return `${town}${chome === undefined ? "" : `${chome}丁目`}${block}${building === undefined ? "" : ` ${building}`}${whole}`;
}

export const associationText = ({ association, federation }: AssociationRow): string =>
  federation === undefined ? association : `${association}（${federation}）`;

const knownText = ({ name, federation, fee }: KnownAssociation): string =>
  [name, federation && `（${federation}）`, fee && `、会費 ${fee}`].filter(Boolean).join("");

const exactness = { building: "建物名", block: "番地", town: "町名" } as const;

export function answerText(answer: AssociationAnswer): string {
  switch (answer.kind) {
    case "found":
      return `${knownText(answer.association)}（${exactness[answer.by]}で決まりました）`;
    case "several":
      return `${answer.associations.length}つの町会が考えられます: ${answer.associations.map(knownText).join("、")}`;
    case "unknown":
      return "表にありません。区民には「区役所が調べて取り次ぎます」と案内します。";
    default:
      return answer satisfies never;
  }
}

/** As they stand in a file. */
export const cellsOf = (row: AssociationRow): Record<(typeof columns)[number], string | number | undefined> => ({
  町名: row.town,
  丁目: row.chome,
  番地から: row.from,
  番地まで: row.until,
  建物名: row.building,
  町会名: row.association,
  連合名: row.federation,
  会費: row.fee,
  連絡先: row.contact,
  備考: row.note,
});

/** The table of areas: what is found in it, what of a file can't be taken, what a new one changes. */
import { describe, expect, test } from "vitest";
import { associationHoles, associationProblems } from "../../../src/participation/association/association.js";
import { changeOf, isNothing } from "../../../src/participation/association/associationChange.js";
import { readRows } from "../../../src/participation/association/associationRows.js";
import {
  type AssociationPlace,
  type AssociationRow,
  findAssociation,
} from "../../../src/participation/association/associationTable.js";
import { asksForAssociation } from "../../../src/participation/association/associationText.js";
import { readTable } from "../../../src/survey/asking/answerFile.js";
import { realContent } from "../../support/content.js";

const towns = ["九条", "北堀江", "境川", "靱本町", "新町"];

const rows: AssociationRow[] = [
  { town: "北堀江", chome: 1, association: "北堀江一丁目町会", federation: "堀江連合" },
  { town: "北堀江", chome: 2, from: 1, until: 9, association: "北堀江二丁目東町会" },
  { town: "北堀江", chome: 2, from: 10, until: 20, association: "北堀江二丁目西町会" },
  { town: "北堀江", chome: 2, from: 12, association: "十二番町会" },
  { town: "北堀江", chome: 2, building: "メゾン北堀江", association: "メゾン自治会" },
  { town: "北堀江", chome: 2, building: "メゾン北堀江アネックス", association: "アネックス自治会" },
  { town: "北堀江", association: "北堀江その他町会" },
  { town: "境川", building: "コーポ1", association: "境川東町会" },
  { town: "境川", building: "コーポ2", association: "境川西町会" },
  { town: "境川", from: 1, until: 5, association: "境川東町会" },
  { town: "境川", from: 6, until: 9, association: "境川西町会" },
  { town: "靱本町", association: "靱町会" },
  { town: "九条", chome: 1, association: "九条町会" },
  { town: "九条", chome: 2, association: "九条町会" },
];

describe("the association of a place", () => {
  const found = (place: AssociationPlace) => {
    const answer = findAssociation(rows, place);
    if (answer.kind === "found") return `${answer.row.association} by ${answer.by}`;
    return answer.kind === "several" ? answer.rows.map(({ association }) => association).join("|") : answer.kind;
  };

  test.each<[string, AssociationPlace, string]>([
    ["a whole 丁目", { town: "北堀江", block: "1丁目3番" }, "北堀江一丁目町会 by block"],
    ["a range of house numbers", { town: "北堀江", block: "2-5-11" }, "北堀江二丁目東町会 by block"],
    ["written in full width and kanji", { town: "北堀江", block: "二丁目１５番２号" }, "北堀江二丁目西町会 by block"],
    ["the narrower of two ranges", { town: "北堀江", block: "2丁目12番" }, "十二番町会 by block"],
    ["the first number of a range", { town: "北堀江", block: "2-10" }, "北堀江二丁目西町会 by block"],
    ["the last number of a range", { town: "北堀江", block: "2-20" }, "北堀江二丁目西町会 by block"],
    ["outside all ranges: the row of the whole town", { town: "北堀江", block: "2-21" }, "北堀江その他町会 by town"],
    ["a 丁目 without a row", { town: "北堀江", block: "4丁目" }, "北堀江その他町会 by town"],
    [
      "a building beats its block",
      { town: "北堀江", block: "2-5", building: "メゾン北堀江アネックス" },
      "アネックス自治会 by building",
    ],
    ["a part of a building's name", { town: "北堀江", building: "アネックス" }, "アネックス自治会 by building"],
    [
      "a building with the room behind it",
      { town: "北堀江", building: "メゾン北堀江アネックス 302号室" },
      "アネックス自治会 by building",
    ],
    ["a part that two buildings have", { town: "北堀江", building: "メゾン北" }, "メゾン自治会|アネックス自治会"],
    [
      "fewer than three letters of a building",
      { town: "北堀江", block: "2-5", building: "メゾ" },
      "北堀江二丁目東町会 by block",
    ],
    ["a building whose name ends in a number", { town: "境川", building: "コーポ2 101号室" }, "境川西町会 by building"],
    [
      "a building nobody knows",
      { town: "北堀江", block: "1-2", building: "グラン江戸堀" },
      "北堀江一丁目町会 by block",
    ],
    ["a town without 丁目", { town: "境川", block: "7番3号" }, "境川西町会 by block"],
    ["the old character of a town", { town: "靭本町" }, "靱町会 by town"],
    ["all rows of a town say the same", { town: "九条" }, "九条町会 by town"],
    ["a 丁目 that no row has", { town: "九条", block: "3丁目" }, "unknown"],
    ["a town alone, with two associations", { town: "境川" }, "境川東町会|境川西町会"],
    ["a town that the table does not have", { town: "新町", block: "1-1" }, "unknown"],
    ["a block that is no number", { town: "境川", block: "駅の前" }, "境川東町会|境川西町会"],
  ])("%s", (_, place, expected) => expect(found(place)).toBe(expected));

  test("a town alone names every association in it, once each", () => {
    const answer = findAssociation(rows, { town: "北堀江" });
    expect(answer.kind === "several" && answer.rows).toHaveLength(7);
  });
});

describe("a file of areas", () => {
  const read = (text: string) => {
    const table = readTable(Buffer.from(text));
    if (table.kind !== "read") throw new Error(table.kind);
    return readRows(table.table, towns);
  };
  const heads = "町名,丁目,番地から,番地まで,建物名,町会名,連合名,会費,連絡先,備考";
  const bad = (...lines: string[]) => {
    const found = read([heads, ...lines].join("\n"));
    return found.kind === "read" ? found.bad.map(({ line, reason }) => `${line}: ${reason}`) : [];
  };

  test("is taken with what people write into it", () => {
    const found = read(
      `${heads}\n大阪市西区北堀江,２丁目,５番地,９番,, 堀江町会 ,堀江連合,月300円,'+81-6,"a, b"\n北堀江,3,,,メゾン,堀江町会,,,,\n,,,,,,,,,`,
    );
    expect(found).toMatchObject({ kind: "read", bad: [], mobile: [] });
    expect(found.kind === "read" && found.rows).toEqual([
      {
        town: "北堀江",
        chome: 2,
        from: 5,
        until: 9,
        association: "堀江町会",
        federation: "堀江連合",
        fee: "月300円",
        contact: "+81-6",
        note: "a, b",
      },
      { town: "北堀江", chome: 3, building: "メゾン", association: "堀江町会" },
    ]);
  });

  test("in CP932 and with a mark is the same table", () => {
    const text = "町名,町会名\n新町,新町町会\n";
    const cp932 = Buffer.from("92ac96bc2c92ac89ef96bc0a90569 2ac2c905692ac92ac89ef0a".replaceAll(" ", ""), "hex");
    for (const bytes of [Buffer.from(`\ufeff${text}`), cp932]) {
      const table = readTable(bytes);
      const found = table.kind === "read" && readRows(table.table, towns);
      expect(found && found.kind === "read" && found.rows).toEqual([{ town: "新町", association: "新町町会" }]);
    }
  });

  test("without a needed column says which", () =>
    expect(read("町名,丁目\n新町,1")).toEqual({ kind: "columns", missing: ["町会名"] }));

  test.each([
    ["no town", ",,,,,A町会,,,,", "「町名」が空です"],
    ["a town of another ward", "住之江,,,,,A町会,,,,", "「住之江」は区の町名にありません"],
    ["the 丁目 inside the town", "北堀江2丁目,,,,,A町会,,,,", "「北堀江2丁目」は区の町名にありません"],
    ["no association", "新町,1,,,,,,,,", "「町会名」が空です"],
    ["a 丁目 in words", "新町,東,,,,A町会,,,,", "「丁目」は1から99"],
    ["a 丁目 of 100", "新町,100,,,,A町会,,,,", "「丁目」は1から99"],
    ["a house number of zero", "新町,1,0,,,A町会,,,,", "1から9999"],
    ["a house number with a letter", "新町,1,,9A,,A町会,,,,", "1から9999"],
    ["numbers the wrong way round", "新町,1,9,5,,A町会,,,,", "小さくなっています"],
    ["a name that is too long", `新町,1,,,,${"町".repeat(61)},,,,`, "60文字まで"],
    ["a line break in a cell", '新町,1,,,,"A\n町会",,,,', "改行などの使えない文字"],
    ["letters that were read wrongly", "新町,1,,,,\u7e3a\u7e67町会,,,,", "文字化け"],
    ["a comma without quotation marks", "新町,1,,,,A町会,,,,備考,続き", "見出しより項目が多い"],
  ])("%s is named with its line", (_, line, reason) => {
    const found = bad("九条,1,,,,九条町会,,,,", line);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/^3: /);
    expect(found[0]).toContain(reason);
  });

  test.each([
    ["the same area twice", ["新町,1,,,,A町会,,,,", "新町,1,,,,A町会,,,,"], "2行目と同じ区域です。どちらか"],
    ["the same area with two associations", ["新町,1,,,,A町会,,,,", "新町,1,,,,B町会,,,,"], "町会が違います。正しい方"],
    [
      "overlapping numbers with two associations",
      ["新町,1,1,9,,A町会,,,,", "新町,1,9,12,,B町会,,,,"],
      "番地が重なって",
    ],
    [
      "the same building, spelled otherwise",
      ["新町,1,,,ﾒｿﾞﾝ新町,A町会,,,,", "新町,1,,,メゾン新町,B町会,,,,"],
      "同じ区域",
    ],
  ])("%s", (_, lines, reason) => {
    const found = bad(...lines);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(reason);
  });

  test("narrower areas and buildings may stand inside wider ones", () =>
    expect(bad("新町,,,,,A町会,,,,", "新町,1,,,,B町会,,,,", "新町,1,1,5,,C町会,,,,", "新町,1,,,塔,D町会,,,,")).toEqual(
      [],
    ));

  test("a mobile number in what residents see is pointed out", () => {
    const found = read(`${heads}\n新町,1,,,,A町会,,,会長 090-1234-5678,\n新町,2,,,,B町会,,,06-6532-9989,`);
    expect(found.kind === "read" && found.mobile).toEqual([2]);
  });

  test("ten thousand rows are read in a moment", () => {
    const lines = Array.from({ length: 9_990 }, (_, n) => `新町,${(n % 99) + 1},${n + 1},${n + 1},,町会${n % 300},,,,`);
    // Its own work, not the clock on the wall: the machine may be busy with something else.
    const start = process.cpuUsage();
    expect(bad(...lines)).toEqual([]);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(5_000);
  });
});

describe("a new table against the one in force", () => {
  const before: AssociationRow[] = [
    { town: "新町", chome: 1, association: "A町会" },
    { town: "新町", chome: 2, association: "B町会", fee: "月200円" },
    { town: "新町", chome: 3, association: "C町会" },
  ];

  test("names what is new, changed and gone", () => {
    const change = changeOf(before, [
      { town: "新町", chome: 1, association: "A町会" },
      { town: "新町", chome: 2, association: "B町会", fee: "月300円" },
      { town: "新町", chome: 4, association: "D町会" },
    ]);
    expect(change.added.map(({ chome }) => chome)).toEqual([4]);
    expect(change.changed.map(({ after }) => after.fee)).toEqual(["月300円"]);
    expect(change.gone.map(({ chome }) => chome)).toEqual([3]);
    expect(change.same).toBe(1);
  });

  test("the same table again is nothing", () => expect(isNothing(changeOf(before, [...before].reverse()))).toBe(true));
});

describe("words that open the card of one's association", () => {
  test.each([
    "町内会に入りたい",
    "自治会に加入したいです",
    "うちの町会は？",
    "うちの町会はどこですか",
    "自分の町内会を知りたい",
    "町内会はどこ",
    "引っ越してきたので町会を知りたい",
    "引越してきたばかりなので町会を教えてください",
  ])("%s", (text) => expect(asksForAssociation(text)).toBe(true));

  test.each([
    "町会に入りたいのですがどこに連絡すればいいですか",
    "こないだ越してきてんけど、町会ってどないして入るん？",
    "町会って入らなあかんもん？正直メリットある？",
    "町会費って年間いくらですか",
    "安立に住んでいます。うちはどの町会の範囲になりますか",
    "マンション全体で町会に入るか話し合っていて、相談に乗ってもらえますか",
    "賃貸マンションの大家です。入居者にも町会に入ってもらったほうがよいのでしょうか",
    "町会の女性部で防災の勉強会をしたいです",
    "町会",
    "町会を抜けたい",
    "町会長さんの連絡先を知りたい",
  ])("%s stays with the guide", (text) => expect(asksForAssociation(text)).toBe(false));
});

describe("what the content tells of associations", () => {
  test("every ward names its holes, and no town stands with an association unless a document says so", () => {
    for (const { associations, ward } of realContent().wards.values()) {
      expect(associationHoles(associations).length, ward.id).toBeGreaterThan(0);
      expect(associations.associations.filter(({ towns: known }) => known.length > 0)).toEqual([]);
    }
  });

  test("a key that stands twice and a town of nowhere are errors", () => {
    const [known] = realContent().wards.get("nishi")?.associations.associations ?? [];
    if (!known) throw new Error("no association");
    const twice = { associations: [known, { ...known, towns: ["東京"] }], holes: [] };
    expect(associationProblems(twice, towns)).toEqual([
      "edobori-federation stands twice",
      "edobori-federation: 東京 is no town of the ward",
    ]);
  });
});

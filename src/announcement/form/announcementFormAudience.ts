/** Reads the audience from the fields: everyone, or what residents chose, less who is left out. */

import type { Note } from "./announcementFormFields.js";
import { type Fields, many, one } from "./announcementFormFields.js";

const isMonth = (text: string) => /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(text);

export function readAudience(fields: Fields, note: Note): unknown {
  const exclude = readLists(fields, "exclude", note);
  const less = exclude === undefined ? {} : { exclude };
  switch (one(fields, "who")) {
    case "all":
      return { all: true, ...less };
    case "correction":
      return { correctionOf: one(fields, "correctionOf") };
    case "chosen": {
      const include = readLists(fields, "include", note);
      if (include === undefined)
        note("who", "条件で選ぶときは、関心・町名・言語・子どもの生まれ月のどれかをひとつ以上選んでください。");
      return { ...include, ...less };
    }
    default:
      note("who", "だれに送るかを選んでください。");
      return undefined;
  }
}

/** Undefined where nothing is chosen. */
function readLists(fields: Fields, side: "include" | "exclude", note: Note): object | undefined {
  const list = (name: string) => many(fields, `${side}.${name}`);
  const lists = Object.fromEntries(
    ["interests", "districts", "languages"]
      .map((name) => [name, list(name)] as const)
      .filter(([, all]) => all.length > 0),
  );
  const criteria = list("criteria").map((text) => {
    const [kind = "", ...id] = text.split(":");
    return { kind, id: id.join(":") };
  });
  const childBornBetween = readMonths(fields, side, note);
  const all = {
    ...lists,
    ...(childBornBetween === undefined ? {} : { childBornBetween }),
    ...(criteria.length === 0 ? {} : { criteria }),
  };
  return Object.keys(all).length === 0 ? undefined : all;
}

function readMonths(fields: Fields, side: string, note: Note): [string, string] | undefined {
  const names = [`${side}.bornFrom`, `${side}.bornTo`] as const;
  const [from, to] = [one(fields, names[0]).trim(), one(fields, names[1]).trim()];
  if (from === "" && to === "") return undefined;
  for (const [name, text] of [
    [names[0], from],
    [names[1], to],
  ] as const) {
    if (text === "") note(name, "生まれ月は「から」と「まで」の両方を入力してください。");
    else if (!isMonth(text)) note(name, "生まれ月は 2024-04 の形で入力してください。");
  }
  if (isMonth(from) && isMonth(to) && from > to) note(names[1], "「まで」が「から」より前の月になっています。");
  return [from, to];
}

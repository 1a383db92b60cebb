/** Letter (依頼文): what is printed around a code, with places for what differs from letter to letter. */

const letterPlaces = ["name", "title", "code", "url", "until", "ward"] as const;
export type LetterPlace = (typeof letterPlaces)[number];
export type LetterFacts = Readonly<Record<LetterPlace, string>>;

export const longestLetter = 3_000;

export const firstLetter = `{name}

{ward}のアンケート「{title}」にご協力をお願いします。

二次元コードを読み取るか、{url} を開いて、次の回答コードを入力してください。区のLINE公式アカウントに回答コードを送っても回答できます。

回答コード　{code}

締切　{until}

回答コードは1回の回答に使います。どなたの回答かは、回答といっしょに保存しません。`;

const place = /\{([a-z]+)\}/g;

export type LetterProblem =
  | { kind: "empty" }
  | { kind: "long" }
  | { kind: "no-code" }
  | { kind: "unknown"; place: string };

/** A letter without its code can't be answered, and a misspelt place would be printed as it is. */
export function letterProblem(text: string): LetterProblem | undefined {
  if (text.trim() === "") return { kind: "empty" };
  if (text.length > longestLetter) return { kind: "long" };
  const used = [...text.matchAll(place)].map(([, name = ""]) => name);
  const unknown = used.find((name) => !letterPlaces.some((known) => known === name));
  if (unknown !== undefined) return { kind: "unknown", place: unknown };
  return used.includes("code") ? undefined : { kind: "no-code" };
}

/** A line of which nothing is left once its places are filled is left out. */
export function fillLetter(text: string, facts: LetterFacts): string {
  const lines = text.split(/\r?\n/).flatMap((line) => {
    const filled = line.replace(place, (written, name: string) =>
      name in facts ? facts[name as LetterPlace] : written,
    );
    return filled.trim() === "" && line.trim() !== "" ? [] : [filled];
  });
  return lines.join("\n").trim();
}

/** The code stands behind `#`: browsers keep that to themselves, so no server's log ever holds it. */
export const codeUrl = (publicUrl: string, ward: string, code: string): string => `${publicUrl}/${ward}/code#${code}`;
export const codePageUrl = (publicUrl: string, ward: string): string => `${publicUrl}/${ward}/code`;

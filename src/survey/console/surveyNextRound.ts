/** The key of a survey's next round: the same survey in another fiscal year is another run with another address. */

/** 2026 → r8: 令和8年度. */
const reiwa = (fiscalYear: number): string => `r${fiscalYear - 2018}`;

const longest = 41;

/** `guardians`, `guardians-r7` → `guardians-r8`, or `guardians-r8-2` where that is taken. */
export function suggestedKey(from: string, taken: ReadonlySet<string>, fiscalYear: number): string {
  const year = reiwa(fiscalYear);
  const stem = from.replace(/-r\d{1,2}(-\d{1,2})?$/, "").slice(0, longest - 8);
  const first = `${stem}-${year}`;
  for (let round = 1; ; round += 1) {
    const key = round === 1 ? first : `${first}-${round}`;
    if (!taken.has(key)) return key;
  }
}

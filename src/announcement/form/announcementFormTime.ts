/** Day and time of a form, which are Japan's, and the instants of an announcement. */

const offset = 9 * 60 * 60 * 1_000;

/** 2026-11-20 and 09:30 → 2026-11-20T09:30:00+09:00 */
export const instantOf = (date: string, time: string): string => `${date}T${time}:00+09:00`;

/** The other way; empty where there is no instant. */
export function dayAndTime(instant: string | undefined): { date: string; time: string } {
  if (instant === undefined) return { date: "", time: "" };
  const inJapan = new Date(new Date(instant).getTime() + offset).toISOString();
  return { date: inJapan.slice(0, 10), time: inJapan.slice(11, 16) };
}

const weekdays = ["日", "月", "火", "水", "木", "金", "土"];

/** 2026年11月20日（金）9時30分 */
export function dayWords(instant: Date | string): string {
  const { date, time } = dayAndTime(typeof instant === "string" ? instant : instant.toISOString());
  const [year, month, day] = date.split("-").map(Number);
  const [hour, minute] = time.split(":").map(Number);
  const weekday = weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "";
  return `${year}年${month}月${day}日（${weekday}）${hour}時${minute === 0 ? "" : `${minute}分`}`;
}

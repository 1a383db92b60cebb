/** Instants as staff read them: in Japan's time. */
import { civilDate } from "../time.js";

const japan = 9 * 3_600_000;

/** 2026年11月20日 */
export const dayText = (date: string): string => {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
};

/** 2026年11月20日 9:05 */
export function instantText(instant: Date): string {
  const [hour, minute] = new Date(instant.getTime() + japan).toISOString().slice(11, 16).split(":");
  return `${dayText(civilDate(instant))} ${Number(hour)}:${minute}`;
}

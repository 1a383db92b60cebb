/** Quarter (四半期) of the fiscal year, in which a person is asked at most so many times. */
import { type CivilDate, civilDate } from "../../time.js";

/** The first day of the quarter that an instant falls in, in Japan: April, July, October, January. */
export function quarterStart(now: Date): CivilDate {
  const [year = "", month = "1"] = civilDate(now).split("-");
  const first = Math.floor((Number(month) - 1) / 3) * 3 + 1;
  return `${year}-${String(first).padStart(2, "0")}-01`;
}

/** The instant at which a day begins in Japan. */
export const dayBegins = (date: CivilDate): Date => new Date(`${date}T00:00:00+09:00`);

/** When the ward office is open (開庁日): Monday to Friday without public holidays and 12/29–1/3. */
import holidays from "@holiday-jp/holiday_jp";
import { type CivilDate, weekdayOf } from "./time.js";

/** A public holiday, or the office's days off at the turn of the year. */
export const isDayOff = (date: CivilDate): boolean => {
  const day = date.slice(5);
  return day >= "12-29" || day <= "01-03" || holidays.isHoliday(date);
};

export const isWorkingDay = (date: CivilDate): boolean => {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && !isDayOff(date);
};

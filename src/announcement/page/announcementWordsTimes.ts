/** When an announcement goes, in words. */
import type { AnnouncementContent, Repeat } from "../announcement.js";
import { dayWords } from "../form/announcementFormTime.js";

const weekdays = ["日", "月", "火", "水", "木", "金", "土"];

export function sendingWords(content: AnnouncementContent): string {
  if (content.repeat) return repeatWords(content.repeat);
  return content.sendAt ? dayWords(content.sendAt) : "承認したらすぐに";
}

export function quietWords(content: AnnouncementContent): string {
  if (content.emergency) return "緊急のため、時間帯にかかわらず送ります";
  const spared = content.respectQuietHours ?? (content.sendAt !== undefined || content.repeat !== undefined);
  return spared
    ? "夜間（21時から8時）には送りません"
    : "夜間でも送ります（夜間を避けると自分で決めた人には、朝8時に送ります）";
}

function repeatWords(repeat: Repeat): string {
  const every = {
    day: "毎日",
    week: `毎週${(repeat.weekdays ?? []).map((day) => weekdays[day]).join("・")}曜日`,
    month: repeat.day === 31 ? "毎月の最後の日" : `毎月${repeat.day ?? 1}日`,
  }[repeat.every];
  const without = [
    ...(repeat.excludeHolidays ? ["祝日"] : []),
    ...(repeat.excludeDays.length > 0 ? [repeat.excludeDays.join("、")] : []),
  ];
  const except = without.length > 0 ? `（除く日: ${without.join("、")}）` : "";
  return `${every}${repeat.at}に、${repeat.until}まで${except}`;
}

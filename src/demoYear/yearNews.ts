/** What fictional groups have posted (地域の情報), and what staff made of it. */
import type { TopicKey } from "../guide/topic.js";
import type { GroupForm } from "../participation/news/newsGroup.js";
import { endOfDay, type NewsDraft } from "../participation/news/newsPost.js";
import { firstDayOf } from "../policy/fiscalYears.js";
import { addDays, civilDate, fiscalYear, instantOf } from "../time.js";
import { daysLater } from "./yearCalendar.js";
import { noTelephone } from "./yearPeople.js";
import { eventPlace, newsWords } from "./yearWords.js";

export interface PlayedPost {
  name: string;
  draft: NewsDraft;
  posted: Date;
  /** Undefined: it waits. */
  decided?: { state: "approved" | "declined"; at: Date; note?: string };
}

export interface PlayedGroup {
  name: string;
  form: GroupForm;
  posts: readonly PlayedPost[];
}

type GroupKey = keyof typeof newsWords.groups;

const topicOf: Readonly<Record<GroupKey, TopicKey>> = {
  green: "association",
  kitchen: "childcare",
  rescue: "disaster",
  watch: "watchover",
};

/**
 * Days before the day of the demo on which each posted, the first far more than the others. All in the fiscal year that
 * goes on and not from its first day: the count then says that it began late, and what the plan's document reports stays
 * the indicator's figure.
 */
const daysAgo: Readonly<Record<GroupKey, readonly number[]>> = {
  green: [200, 170, 140, 110, 80, 50, 20],
  kitchen: [190, 100, 30],
  rescue: [120, 40],
  watch: [60],
};

export function yearNews(towns: readonly string[], now: Date): PlayedGroup[] {
  const today = civilDate(now);
  const keys = Object.keys(newsWords.groups) as GroupKey[];
  return keys.map((key, index) => {
    const { name, about, posts } = newsWords.groups[key];
    const topic = topicOf[key];
    const draft = (place: number, day: string, shownDays: number): NewsDraft => ({
      title: posts[place % posts.length]?.title ?? "",
      body: `${posts[place % posts.length]?.body ?? ""}\n${newsWords.foot}`,
      place: eventPlace,
      startsAt: instantOf(day, "10:00"),
      district: index === 0 ? towns[0] : undefined,
      topic,
      pictureText: undefined,
      showUntil: endOfDay(addDays(day, shownDays)),
    });
    const past = daysAgo[key].map((ago, place): PlayedPost => {
      const posted = instantOf(addDays(today, -ago), "20:15");
      const decided = { state: "approved", at: daysLater(posted, 1) } as const;
      return { name: `past ${ago}`, draft: draft(place, addDays(today, 9 - ago), 0), posted, decided };
    });
    const at = (ago: number, time: string) => instantOf(addDays(today, -ago), time);
    const coming = (place: number, inDays: number) => draft(place, addDays(today, inDays), 0);
    const current: PlayedPost[] = [
      {
        ...{ name: "shown", draft: coming(0, 16 + index * 3), posted: at(4 + index, "20:40") },
        decided: { state: "approved", at: at(3 + index, "09:50") },
      },
      // Of two groups one more waits for somebody to look at it.
      ...(index < 2 ? [{ name: "waiting", draft: coming(1, 22 + index * 2), posted: at(2 - index, "19:25") }] : []),
      ...(index === 2
        ? [
            {
              ...{ name: "declined", draft: { ...coming(1, 12), ...newsWords.declined }, posted: at(6, "21:05") },
              decided: { state: "declined", at: at(5, "10:20"), note: newsWords.declinedNote } as const,
            },
          ]
        : []),
    ];
    return {
      name: key,
      form: {
        ...{ name, about, person: newsWords.person, reach: noTelephone },
        districts: index === 0 ? towns.slice(0, 1) : [],
        topics: [topic],
      },
      posts: [...past.filter(({ posted }) => civilDate(posted) > firstDayOf(fiscalYear(today))), ...current],
    };
  });
}

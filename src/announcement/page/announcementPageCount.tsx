/** How many would get it now, in which languages, and who is left out. */
import type { Language } from "../../language.js";
import type { AudienceCount } from "../desk/announcementDesk.js";
import { languageWords, number } from "./announcementWords.js";

export function PageCount({ count }: { count: AudienceCount }): JSX.Element {
  const languages = Object.entries(count.byLanguage) as [Language, number][];
  const left = [
    ...(count.stopped > 0 ? [`お知らせを止めている人 ${number(count.stopped)}人`] : []),
    ...(count.capped > 0 ? [`1週間の上限に達した人 ${number(count.capped)}人`] : []),
  ];
  return (
    <div class="people-count">
      <p class="big-number">
        <span class="big-number-value" safe>
          {number(count.recipients)}
        </span>
        <span>人に届きます</span>
      </p>
      {languages.length > 1 ? (
        <p class="note" safe>
          {languages
            .sort(([, a], [, b]) => b - a)
            .map(([language, people]) => `${languageWords[language]} ${number(people)}人`)
            .join("、")}
        </p>
      ) : (
        ""
      )}
      {left.length > 0 ? (
        <p class="note" safe>
          {`条件に合うが届かない人: ${left.join("、")}`}
        </p>
      ) : (
        ""
      )}
      {count.untilMorning > 0 ? (
        <p class="note" safe>
          {`夜間を避けている${number(count.untilMorning)}人には、朝8時に届きます。`}
        </p>
      ) : (
        ""
      )}
    </div>
  );
}

/** The times that are open, by day, to choose one. */
import { type CivilDate, civilDate, civilTime } from "../../time.js";
import { describedBy, fieldClass, Mistake } from "../../web/fieldNotes.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { dayWhen } from "../event/eventWhen.js";
import { CaseMark } from "./caseField.js";

export interface OpenTime {
  id: string;
  startsAt: Date;
  endsAt: Date;
  place: string | undefined;
}

export interface CaseTimesProps {
  view: PageView;
  times: readonly OpenTime[];
  chosen: string | undefined;
  mistake: string | undefined;
}

export function CaseTimes({ view, times, chosen, mistake }: CaseTimesProps): JSX.Element {
  const { say, language } = view;
  const days = new Map<CivilDate, OpenTime[]>();
  for (const time of times) {
    const day = civilDate(time.startsAt);
    days.set(day, [...(days.get(day) ?? []), time]);
  }
  const notes = { id: "slot", mistake };
  return (
    <fieldset class={fieldClass(notes)} id="slot" tabindex="-1" aria-describedby={describedBy(notes)}>
      <legend>
        <Words text={say("caseSlot")} /> <CaseMark view={view} required />
      </legend>
      <Mistake {...notes} />
      {[...days].map(([day, those]) => (
        <fieldset class="case-day">
          <legend safe>{dayWhen(day, language)}</legend>
          <div class="options">
            {those.map((time) => (
              <label class="option">
                <input type="radio" name="slot" value={time.id} checked={time.id === chosen} />
                <span>
                  <span safe>{`${civilTime(time.startsAt)}–${civilTime(time.endsAt)}`}</span>
                  {time.place === undefined ? (
                    ""
                  ) : (
                    <span class="note" lang="ja">
                      {" "}
                      <Words text={time.place} />
                    </span>
                  )}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </fieldset>
  );
}

/** What kind of event it is, and what has become of it, as small marks beside its name. */
import type { PageWordKey } from "../../web/pageWords.js";
import type { PageView } from "../../web/view.js";
import type { EventKind, WardEvent } from "./wardEvent.js";

export const kindKeys: Readonly<Record<EventKind, PageWordKey>> = {
  course: "eventKindCourse",
  drill: "eventKindDrill",
  lecture: "eventKindLecture",
  gathering: "eventKindGathering",
  fair: "eventKindFair",
  expo: "eventKindExpo",
  other: "eventKindOther",
};

export const wasMoved = ({ movedFrom, startsAt, cancelled }: WardEvent): boolean =>
  movedFrom !== undefined && movedFrom.getTime() !== startsAt.getTime() && !cancelled;

export function EventMarks({ view: { say }, event }: { view: PageView; event: WardEvent }): JSX.Element {
  return (
    <p class="chips">
      <span class="chip" safe>
        {say(kindKeys[event.kind])}
      </span>
      {event.cancelled ? (
        <span class="chip chip-stopped" safe>
          {say("eventCancelled")}
        </span>
      ) : (
        ""
      )}
      {wasMoved(event) ? (
        <span class="chip chip-moved" safe>
          {say("eventMoved")}
        </span>
      ) : (
        ""
      )}
      {event.withChildren ? (
        <span class="chip" safe>
          {say("eventWithChildren")}
        </span>
      ) : (
        ""
      )}
      {event.free === true ? (
        <span class="chip" safe>
          {say("eventFree")}
        </span>
      ) : (
        ""
      )}
      {event.fictional ? (
        <span class="chip chip-missing" safe>
          {say("eventFictionalMark")}
        </span>
      ) : (
        ""
      )}
    </p>
  );
}

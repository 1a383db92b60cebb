/** Narrows the list of events down: a plain form whose choices stand in the address. */
import type { WardContent } from "../../content.js";
import { FormField, fieldAttributes } from "../../web/formField.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { eventsPath } from "../paths.js";
import { kindKeys } from "./eventMarks.js";
import type { EventSearch } from "./eventSearch.js";
import { eventKinds } from "./wardEvent.js";

export interface EventSearchFormProps {
  view: PageView;
  ward: WardContent;
  search: EventSearch;
}

export function EventSearchForm({ view, ward, search }: EventSearchFormProps): JSX.Element {
  const { say, language } = view;
  const kinds = eventKinds.map((value) => ({ value, label: say(kindKeys[value]) }));
  const topics = ward.topicKeys.map((value) => ({ value, label: ward.topicName(value, language) }));
  const isNarrowed = [search.kind, search.topic, search.children, search.free].some((one) => one !== undefined);
  return (
    // Closed at first: on a phone the events are what one came for.
    <details class="event-search-part" open={isNarrowed}>
      <summary safe>{say("eventFilter")}</summary>
      <form class="event-search" method="get" action={eventsPath(ward.ward.id)} aria-label={say("eventFilter")}>
        {language === "ja" ? "" : <input type="hidden" name="lang" value={language} />}
        <Choice name="kind" label={say("eventKind")} any={say("eventAny")} options={kinds} value={search.kind} />
        <Choice name="topic" label={say("eventTopic")} any={say("eventAny")} options={topics} value={search.topic} />
        <div class="options">
          <Box name="children" label={say("eventWithChildren")} on={search.children !== undefined} />
          <Box name="free" label={say("eventFree")} on={search.free !== undefined} />
        </div>
        <button type="submit" class="button button-outlined">
          <Words text={say("eventFilter")} />
        </button>
      </form>
    </details>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  /** Choice of all. */
  any: string;
  options: readonly { value: string; label: string }[];
  value: string | undefined;
}

function Choice({ name, label, any, options, value }: ChoiceProps): JSX.Element {
  return (
    <FormField id={`event-${name}`} label={label}>
      <select {...fieldAttributes({ id: `event-${name}` })} name={name}>
        <option value="" safe>
          {any}
        </option>
        {options.map((option) => (
          <option value={option.value} selected={option.value === value} safe>
            {option.label}
          </option>
        ))}
      </select>
    </FormField>
  );
}

function Box({ name, label, on }: { name: string; label: string; on: boolean }): JSX.Element {
  return (
    <label class="option" for={`event-${name}`}>
      <input type="checkbox" name={name} id={`event-${name}`} value="1" checked={on} />
      <span>
        <Words text={label} />
      </span>
    </label>
  );
}

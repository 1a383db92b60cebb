/** What a resident writes to the staff: the counter first, then words; no name is asked for. */
import type { WardContent } from "../content.js";
import { counterKeys } from "../ward.js";
import { FormField, fieldAttributes } from "../web/formField.js";
import type { PageView } from "../web/view.js";
import { Words } from "../web/words.js";
import { longestPost } from "./thread.js";

export interface TalkFormProps {
  view: PageView;
  ward: WardContent;
  /** The counter is chosen already. */
  begun: boolean;
  /** Makes a form that is sent twice one post. */
  formKey: string;
  text?: string | undefined;
  counter?: string | undefined;
  mistake?: string | undefined;
}

/** Posts to its own address, which holds the token: it is written nowhere in the page. */
export function TalkForm({ view, ward, begun, formKey, text, counter, mistake }: TalkFormProps): JSX.Element {
  const { language } = view;
  const say = ward.say(language);
  const field = { id: "text", hint: say("talkTextHint"), mistake };
  return (
    <form class="talk-form" method="post" autocomplete="off">
      <input type="hidden" name="key" value={formKey} />
      {begun ? (
        ""
      ) : (
        <FormField id="counter" label={say("talkCounter")}>
          <select {...fieldAttributes({ id: "counter" })} name="counter" autocomplete="off">
            {countersOf(ward).map((key) => (
              <option value={key} selected={key === (counter ?? "office")} safe>
                {ward.ward.counters[key]?.name[language] ?? key}
              </option>
            ))}
          </select>
        </FormField>
      )}
      <FormField {...field} label={say("talkText")}>
        <textarea {...fieldAttributes(field)} name="text" rows="6" maxlength={longestPost} required safe>
          {/* The first line feed inside a textarea is dropped by the browser. */ `\n${text ?? ""}`}
        </textarea>
      </FormField>
      <button type="submit" class="button button-filled">
        <span>
          <Words text={say("talkSend")} />
        </span>
      </button>
    </form>
  );
}

/** Counters of the ward, in their fixed order. */
export const countersOf = (ward: WardContent) => counterKeys.filter((key) => ward.ward.counters[key] !== undefined);

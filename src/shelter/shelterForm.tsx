/**
 * The form of the evacuation page: where, and from what. It posts, so that where somebody is stands in no history and
 * no log; with a script the browser can be asked for the place, rounded to about 100 metres before it is sent.
 */
import { FormField, fieldAttributes } from "../web/formField.js";
import { PlaceSign } from "../web/signs.js";
import type { PageView } from "../web/view.js";
import { Words } from "../web/words.js";
import { type Need, needs } from "./hazard.js";
import { needName, type ShelterView } from "./shelterView.js";

export interface ShelterFormProps {
  view: PageView;
  shelter: ShelterView;
  action: string;
  place?: string | undefined;
  need?: Need | undefined;
  placeMistake?: string | undefined;
  needMistake?: string | undefined;
}

export function ShelterForm({
  view,
  shelter,
  action,
  place,
  need,
  placeMistake,
  needMistake,
}: ShelterFormProps): JSX.Element {
  const { say } = view;
  const field = { id: "place", hint: say("shelterPlaceHint", { example: shelter.example }), mistake: placeMistake };
  return (
    <form class="shelter-form" method="post" action={action} autocomplete="off" data-here-form>
      <fieldset class="field" aria-describedby={needMistake === undefined ? undefined : "for-mistake"}>
        <legend>
          <Words text={say("shelterHazard")} />
        </legend>
        {needMistake === undefined ? (
          ""
        ) : (
          <p class="mistake" id="for-mistake" role="alert">
            <Words text={needMistake} />
          </p>
        )}
        <div class="options">
          {needs.map((one) => (
            <label class="option">
              <input type="radio" name="for" value={one} checked={one === need} required />
              <span>
                <Words text={needName(one, shelter.say)} />
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <FormField {...field} label={say("shelterPlace")}>
        <input
          {...fieldAttributes(field)}
          type="text"
          name="place"
          value={place ?? ""}
          maxlength={100}
          autocomplete="off"
        />
      </FormField>
      <div class="form-buttons">
        <button type="submit" class="button button-filled">
          <span>
            <Words text={say("shelterSearch")} />
          </span>
        </button>
        <button
          type="button"
          class="button button-outlined"
          data-here
          data-busy={say("shelterHereBusy")}
          data-failed={say("shelterHereFailed")}
          hidden
        >
          <PlaceSign />
          <span>
            <Words text={say("shelterHere")} />
          </span>
        </button>
        <input type="hidden" name="at" value="" />
      </div>
      <p role="status" data-here-status></p>
      <p class="note">
        <Words text={say("shelterPrivacy")} />
      </p>
    </form>
  );
}

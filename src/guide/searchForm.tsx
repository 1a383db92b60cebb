/**
 * The box to ask in.
 *
 * It posts. A question in an address would stand in the history of a shared computer and in the log of every proxy
 * on the way, and people write here that they are beaten at home. `?q=` is answered too, for links that we make.
 */
import { FormField, fieldAttributes } from "../web/formField.js";
import { SearchSign } from "../web/signs.js";
import { Words } from "../web/words.js";
import type { WardView } from "./wardView.js";

/** Longer than anybody types into one line; the chat's own limit is 5,000. */
export const longestQuestion = 1000;

export interface SearchFormProps {
  ward: WardView;
  question?: string | undefined;
  mistake?: string | undefined;
  /** Above results: without the hints, so that the answer stays on the first screen. */
  compact?: boolean;
}

export function SearchForm({ ward, question, mistake, compact }: SearchFormProps): JSX.Element {
  const { say } = ward.view;
  const field = { id: "question", hint: compact ? undefined : say("searchHint"), mistake };
  return (
    <search>
      <form class={compact ? "search search-compact" : "search"} method="post" action={ward.at()} autocomplete="off">
        <FormField {...field} label={say("searchLabel")}>
          <div class="search-row">
            <input
              {...fieldAttributes(field)}
              type="search"
              name="q"
              value={question ?? ""}
              maxlength={longestQuestion}
              autocomplete="off"
              enterkeyhint="search"
            />
            <button type="submit" class="button button-filled">
              <SearchSign />
              <span>
                <Words text={say("searchButton")} />
              </span>
            </button>
          </div>
        </FormField>
        {compact ? (
          ""
        ) : (
          <p class="note">
            <Words text={say("searchPrivacy")} />
          </p>
        )}
      </form>
    </search>
  );
}

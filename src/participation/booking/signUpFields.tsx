/** The fields of a sign-up: only what this event asks for, each with its mistake beside it. */
import type { PropsWithChildren } from "@kitajs/html";
import { describedBy, fieldClass, Hint, Mistake } from "../../web/fieldNotes.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import type { WardEvent } from "../event/wardEvent.js";
import { asksEmail, asksPhone, type SignUpField, type SignUpMistakes, type SignUpTyped } from "./signUpForm.js";

export interface SignUpFieldsProps {
  view: PageView;
  event: Pick<WardEvent, "asks" | "mostPeople">;
  typed: SignUpTyped;
  mistakes: SignUpMistakes;
  /** People that can be taken on, where it is fewer than the event's own limit. */
  most?: number | undefined;
}

export function SignUpFields(props: SignUpFieldsProps): JSX.Element {
  const { view, event, typed } = props;
  const { say } = view;
  const { asks, mostPeople } = event;
  const either = asks.contact === "either" ? say("bookingEitherHint") : undefined;
  const field = (name: SignUpField, label: string, required: boolean, hint?: string) => ({
    id: name,
    label,
    required,
    either: either !== undefined && (name === "phone" || name === "email"),
    hint,
    mistake: mistakeWords(props, name),
    view,
  });
  return (
    <>
      <SignUpFieldFrame {...field("name", say("bookingName"), true)}>
        <input {...attributes(props, "name", true)} type="text" name="name" value={typed.name} autocomplete="name" />
      </SignUpFieldFrame>
      {asksPhone(event) ? (
        <SignUpFieldFrame {...field("phone", say("bookingPhone"), asks.contact === "phone", either)}>
          <input
            {...attributes(props, "phone", asks.contact === "phone", either)}
            type="tel"
            name="phone"
            value={typed.phone}
            autocomplete="tel"
          />
        </SignUpFieldFrame>
      ) : (
        ""
      )}
      {asksEmail(event) ? (
        <SignUpFieldFrame {...field("email", say("bookingEmail"), asks.contact === "email", either)}>
          <input
            {...attributes(props, "email", asks.contact === "email", either)}
            type="email"
            name="email"
            value={typed.email}
            autocomplete="email"
          />
        </SignUpFieldFrame>
      ) : (
        ""
      )}
      {mostPeople > 1 ? (
        <SignUpFieldFrame
          {...field("people", say("bookingPeople"), true, say("bookingPeopleHint", { most: mostPeople }))}
        >
          <input
            {...attributes(props, "people", true, "hint")}
            class="taking-short"
            type="text"
            inputmode="numeric"
            name="people"
            value={typed.people}
          />
        </SignUpFieldFrame>
      ) : (
        ""
      )}
      {asks.needs.length > 0 ? (
        <fieldset class="field" aria-describedby="needs-hint">
          <legend>
            <Words text={say("bookingNeeds")} /> <SignUpMark view={view} required={false} />
          </legend>
          <Hint id="needs" hint={say("bookingNeedsHint")} />
          <div class="options">
            {asks.needs.map((need) => (
              <label class="option">
                <input type="checkbox" name="need" value={need} checked={typed.needs.includes(need)} />
                <span lang="ja">
                  <Words text={need} />
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ) : (
        ""
      )}
      {asks.question === undefined ? (
        ""
      ) : (
        <SignUpFieldFrame {...field("answer", asks.question, asks.questionRequired)} own>
          <textarea {...attributes(props, "answer", asks.questionRequired)} name="answer" rows="2" safe>
            {/* The first line feed inside a textarea is dropped by the browser. */ `\n${typed.answer}`}
          </textarea>
        </SignUpFieldFrame>
      )}
      <SignUpFieldFrame {...field("note", say("bookingNote"), false, say("bookingNoteHint"))}>
        <textarea {...attributes(props, "note", false, "hint")} name="note" rows="3" safe>
          {`\n${typed.note}`}
        </textarea>
      </SignUpFieldFrame>
    </>
  );
}

export function mistakeWords({ view, event, mistakes, most }: SignUpFieldsProps, name: SignUpField) {
  const mistake = mistakes[name];
  if (mistake === undefined) return undefined;
  return view.say(mistake, { most: mistake === "bookingPeopleMany" ? (most ?? 0) : event.mostPeople });
}

function attributes(props: SignUpFieldsProps, name: SignUpField, required: boolean, hint?: string) {
  const mistake = mistakeWords(props, name);
  return {
    id: name,
    "aria-describedby": describedBy({ id: name, hint, mistake }),
    "aria-invalid": mistake === undefined ? undefined : ("true" as const),
    "aria-required": required ? ("true" as const) : undefined,
  };
}

interface FrameProps {
  view: PageView;
  id: string;
  label: string;
  required: boolean;
  /** One of this and its neighbour is required. */
  either: boolean;
  hint: string | undefined;
  mistake: string | undefined;
  /** The label is the event's own words. */
  own?: boolean;
}

function SignUpFieldFrame(props: PropsWithChildren<FrameProps>): JSX.Element {
  const { view, id, label, required, either, hint, mistake } = props;
  return (
    <div class={fieldClass({ mistake })}>
      <label for={id}>
        <span lang={props.own ? "ja" : undefined}>
          <Words text={label} />
        </span>{" "}
        <SignUpMark view={view} required={required} either={either} />
      </label>
      <Hint id={id} hint={hint} />
      <Mistake id={id} mistake={mistake} />
      {props.children}
    </div>
  );
}

type MarkProps = Pick<FrameProps, "view" | "required"> & { either?: boolean };

function SignUpMark({ view, required, either = false }: MarkProps): JSX.Element {
  const words = view.say(required ? "bookingRequired" : either ? "bookingEitherRequired" : "bookingOptional");
  return (
    <span class={required || either ? "taking-mark taking-required" : "taking-mark"}>
      <Words text={words} />
    </span>
  );
}

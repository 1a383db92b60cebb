/** The form of a sign-up, new or to be changed: purpose and keeping before the first field; whole without script. */
import { Banner } from "../../web/banner.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { Notice } from "../../web/notice.js";
import { inLanguage } from "../../web/pageLanguage.js";
import { Words } from "../../web/words.js";
import type { Places } from "./bookingDesk.js";
import { mistakeWords, SignUpFields, type SignUpFieldsProps } from "./signUpFields.js";
import type { SignUpField } from "./signUpForm.js";
import { EventSummary, type OfEvent, SignUpShell } from "./signUpShell.js";

export interface SignUpPageProps extends OfEvent, Omit<SignUpFieldsProps, "view" | "event"> {
  /** Address that may stand in the page. */
  path: string;
  /** Anybody's form; else it hangs on a link, and posts to its own address. */
  open: boolean;
  /** `change`: there is a booking already. */
  kind: "new" | "change";
  places: Places;
  notice?: string | undefined;
}

export function SignUpPage(props: SignUpPageProps): JSX.Element {
  const { view, event, kind, places, mistakes } = props;
  const { say, language } = view;
  const faulty = (Object.keys(mistakes) as SignUpField[]).map((name) => [name, mistakeWords(props, name)] as const);
  const title = say(kind === "new" ? "bookingSignUp" : "bookingChange");
  const full = kind === "new" && isFull(places);
  return (
    <SignUpShell
      {...props}
      title={faulty.length > 0 ? `${say("bookingMistakes", { n: faulty.length })} | ${title}` : title}
      heading={title}
    >
      {faulty.length > 0 ? (
        <Banner kind="mistake" title={say("bookingMistakes", { n: faulty.length })} announced>
          <ul class="links">
            {faulty.map(([name, words]) => (
              <li>
                <a href={`#${name}`}>
                  <Words text={words ?? ""} />
                </a>
              </li>
            ))}
          </ul>
        </Banner>
      ) : (
        ""
      )}
      <Notice kind="remark" text={props.notice} />
      <EventSummary {...props} />
      {kind === "new" ? <PlacesLine {...props} /> : ""}
      <Banner kind="remark" title={say("bookingPurposeTitle")}>
        <p>
          <Words text={say("bookingPurpose")} />
        </p>
      </Banner>
      <form class="taking-form" method="post" novalidate>
        <input type="hidden" name="action" value={kind === "new" ? "sign-up" : "change"} />
        <input type="hidden" name="seed" value={props.typed.seed} />
        <SignUpFields {...props} />
        <div class="taking-buttons">
          <button type="submit" class="button button-filled">
            <span>
              <Words text={say(kind === "change" ? "bookingSave" : full ? "bookingSubmitWaiting" : "bookingSubmit")} />
            </span>
          </button>
        </div>
      </form>
      {kind === "change" ? (
        <div class="taking-buttons">
          <ButtonLink href={inLanguage("?view=cancel", language)} weight="outlined">
            <span>
              <Words text={say("bookingToCancel")} />
            </span>
          </ButtonLink>
          <ButtonLink href={inLanguage("?", language)} weight="plain">
            <span>
              <Words text={say("bookingBack")} />
            </span>
          </ButtonLink>
        </div>
      ) : (
        ""
      )}
      {kind === "new" && event.capacity !== undefined ? (
        <p class="note">
          <Words text={say("bookingOrder")} />
        </p>
      ) : (
        ""
      )}
    </SignUpShell>
  );
}

/** Who waits comes first: a free place is not for somebody who comes later. */
const isFull = ({ capacity, taken, waiting }: Places): boolean =>
  capacity !== undefined && (taken >= capacity || waiting > 0);

function PlacesLine({ view, places }: SignUpPageProps): JSX.Element {
  const { say } = view;
  if (places.capacity === undefined) return "";
  if (isFull(places))
    return (
      <Banner kind="warning">
        <p>
          <Words text={say("bookingFull", { n: places.waiting })} />
        </p>
      </Banner>
    );
  return (
    <p>
      <Words text={say("bookingPlacesLeft", { n: places.capacity - places.taken })} />
    </p>
  );
}

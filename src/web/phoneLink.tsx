/** A telephone number to press, with whose it is and when it is answered. */
import { PhoneSign } from "./signs.js";
import { Words } from "./words.js";

export interface PhoneLinkProps {
  name: string;
  number: string;
  note?: string | undefined;
  weight?: "filled" | "outlined";
}

export function PhoneLink({ name, number, note, weight = "outlined" }: PhoneLinkProps): JSX.Element {
  return (
    <div class="phone">
      <a class={`button button-${weight} phone-link`} href={telephoneAddress(number)}>
        <PhoneSign />
        <span class="phone-words">
          <span class="phone-name">
            <Words text={name} />
          </span>
          <span class="phone-number" safe>
            {number}
          </span>
        </span>
      </a>
      {note === undefined ? (
        ""
      ) : (
        <p class="note">
          <Words text={note} />
        </p>
      )}
    </div>
  );
}

/** `#7119` and the like keep their sign, escaped, or the phone would take it for a fragment. */
export function telephoneAddress(number: string): string {
  return `tel:${number.replace(/[^0-9#+]/g, "").replace("#", "%23")}`;
}

/** Whom to ask about a card: the counter, its numbers as buttons, its pages. */
import type { LocalText } from "../language.js";
import { ButtonLink } from "../web/buttonLink.js";
import { OutsideLink } from "../web/outsideLink.js";
import { PhoneLink } from "../web/phoneLink.js";
import { Words } from "../web/words.js";
import { type Card, phoneOf } from "./card.js";
import type { Action } from "./topic.js";
import type { WardView } from "./wardView.js";

export interface CardContactProps {
  ward: WardView;
  card: Card;
  heading: "h2" | "h3";
}

export function CardContact({ ward, card, heading: Heading }: CardContactProps): JSX.Element {
  const { view } = ward;
  return (
    <section class="box contact">
      <Heading>
        <Words text={view.say("contactTitle")} />
      </Heading>
      <p class="counter">
        <Words text={card.counter} />
      </p>
      {card.phones.map((phone, index) => (
        <PhoneLink {...phone} weight={index === 0 ? "filled" : "outlined"} />
      ))}
      {card.phonePending === undefined ? (
        ""
      ) : (
        <p>
          <Words text={card.phonePending} />
        </p>
      )}
      {card.actions
        .filter((action) => action.kind !== "link" || !card.links.some(({ url }) => url === action.page.url))
        .map((action) => (
          <ActionLink ward={ward} action={action} />
        ))}
      <ul class="links">
        {card.links.map((link) => (
          <li>
            <OutsideLink view={view} name={link.name} href={link.url} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Pages that do what a dialogue does. */
const pageOf: Readonly<Record<string, string | undefined>> = {
  shelter: "/shelters",
  event: "/events",
  association: "/forms/association-join",
  consultation: "/forms",
};

interface PageButtonProps {
  path: string | undefined;
  action: Extract<Action, { label: LocalText }>;
  ward: WardView;
}

function PageButton({ path, action, ward }: PageButtonProps): JSX.Element {
  if (path === undefined) return "";
  return (
    <ButtonLink href={ward.at(path)} weight="outlined">
      <span>
        <Words text={action.label[ward.view.language]} />
      </span>
    </ButtonLink>
  );
}

/** What a button of the chat does, where a page can do it too. */
function ActionLink({ ward, action }: { ward: WardView; action: Action }): JSX.Element {
  const { language } = ward.view;
  switch (action.kind) {
    case "dialogue":
      return <PageButton path={pageOf[action.dialogue]} action={action} ward={ward} />;
    case "form":
      return <PageButton path={`/forms/${action.form}`} action={action} ward={ward} />;
    case "call":
      return <PhoneLink {...phoneOf(action.phone, language, ward.say)} />;
    case "link":
      return (
        <p>
          <OutsideLink view={ward.view} name={action.page.name[language]} href={action.page.url} />
        </p>
      );
    default:
      return action satisfies never;
  }
}

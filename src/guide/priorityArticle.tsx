/** A priority answer as a page shows it: that nobody is reading, what to do now, the one number, then the others. */
import type { LocalText } from "../language.js";
import { Banner } from "../web/banner.js";
import { ButtonLink } from "../web/buttonLink.js";
import { OutsideLink } from "../web/outsideLink.js";
import { PhoneLink } from "../web/phoneLink.js";
import { Words } from "../web/words.js";
import { phoneOf } from "./card.js";
import type { PriorityAnswer } from "./priority.js";
import type { WardView } from "./wardView.js";

export interface PriorityArticleProps {
  ward: WardView;
  answer: PriorityAnswer;
  beginning: LocalText;
}

export function PriorityArticle({ ward, answer, beginning }: PriorityArticleProps): JSX.Element {
  const { view, say } = ward;
  const { language } = view;
  const text = answer.text[language];
  const first = phoneOf(answer.first, language, say);
  return (
    <Banner kind="danger">
      <p class="beginning">
        <Words text={beginning[language]} />
      </p>
      <h1>
        <Words text={text.title} />
      </h1>
      <p class="answer">
        <Words text={text.lead} />
      </p>
      <div class="call-first">
        <PhoneLink
          name={text.callFirst}
          number={first.number}
          note={[first.name, first.note].filter(Boolean).join(" / ")}
          weight="filled"
        />
      </div>
      {text.points === undefined ? (
        ""
      ) : (
        <ul class="points">
          {text.points.map((point) => (
            <li>
              <Words text={point} />
            </li>
          ))}
        </ul>
      )}
      <h2>
        <Words text={text.othersTitle} />
      </h2>
      <div class="phones">
        {answer.others.map((phone) => (
          <PhoneLink {...phoneOf(phone, language, say)} />
        ))}
      </div>
      <Silent ward={ward} answer={answer} />
      {answer.actions.some((action) => action.kind === "dialogue" && action.dialogue === "shelter") ? (
        <ButtonLink href={ward.at("/shelters")} weight="outlined">
          <span>
            <Words text={view.say("shelterTitle")} />
          </span>
        </ButtonLink>
      ) : (
        ""
      )}
      <p>
        <a class="button button-outlined" href={ward.at()} data-leave>
          <span>
            <Words text={view.say("leaveQuickly")} />
          </span>
        </a>
      </p>
    </Banner>
  );
}

/** Ways to be heard by those who can't speak where they are. */
function Silent({ ward, answer }: { ward: WardView; answer: PriorityAnswer }): JSX.Element {
  const { language } = ward.view;
  const title = answer.text[language].silentTitle;
  if (title === undefined || answer.silent.length === 0) return "";
  return (
    <>
      <h2>
        <Words text={title} />
      </h2>
      <ul class="links">
        {answer.silent.map((way) => (
          <li>
            <OutsideLink view={ward.view} name={way.name[language]} href={way.url} />
            {way.hours === undefined ? (
              ""
            ) : (
              <p class="note">
                <Words text={way.hours[language]} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

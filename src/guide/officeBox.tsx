/** Where the ward office is, when it is open, how to reach it: only what a fact tells. */
import { OutsideLink } from "../web/outsideLink.js";
import { PhoneLink } from "../web/phoneLink.js";
import { Words } from "../web/words.js";
import { phoneOf } from "./card.js";
import type { WardView } from "./wardView.js";

export function OfficeBox({ ward }: { ward: WardView }): JSX.Element {
  const { view, say } = ward;
  const { ward: about } = ward.content;
  const { language } = view;
  const phones = about.counters.office.phones.map((phone) => phoneOf(phone, language, say));
  const map = `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(about.address.ja)}`;
  return (
    <section class="box office" aria-labelledby="office-title">
      <h2 id="office-title">
        <Words text={view.say("officeTitle")} />
      </h2>
      <dl class="pairs">
        <dt>
          <Words text={view.say("officeAddress")} />
        </dt>
        <dd>
          <span safe>{`〒${about.postalCode} `}</span>
          <Words text={about.address[language]} />
          <br />
          <OutsideLink view={view} name={say("map")} href={map} />
        </dd>
        <dt>
          <Words text={view.say("officeHours")} />
        </dt>
        <dd>
          <Words text={about.hours[language]} />
        </dd>
        <dt>
          <Words text={view.say("officePhone")} />
        </dt>
        <dd>
          {phones.map((phone) => (
            <PhoneLink {...phone} />
          ))}
          {phones.length === 0 ? <Words text={say("phonePending")} /> : ""}
        </dd>
        <dt>
          <Words text={view.say("officePage")} />
        </dt>
        <dd>
          <OutsideLink view={view} name={about.officialPage.name[language]} href={about.officialPage.url} />
        </dd>
      </dl>
    </section>
  );
}

/** The nearest sites on a page, in the chat's words: first what to do, then where, then what the lists don't know. */

import { Banner } from "../web/banner.js";
import { OutsideLink } from "../web/outsideLink.js";
import type { PageView } from "../web/view.js";
import { Words } from "../web/words.js";
import type { Need } from "./hazard.js";
import { type Nearest, reach } from "./nearest.js";
import {
  adviceFor,
  cityListName,
  conditions,
  distanceWords,
  mapUrl,
  needName,
  type ShelterView,
} from "./shelterView.js";
import { oneLine } from "./site.js";

export interface ShelterResultProps {
  view: PageView;
  shelter: ShelterView;
  need: Need;
  nearest: Nearest;
  /** Name of the place, where it was typed. */
  place: string | undefined;
}

export function ShelterResult({ view, shelter, need, nearest, place }: ShelterResultProps): JSX.Element {
  const { say } = shelter;
  const advice = adviceFor(need, say);
  const missing = missingWords(shelter, nearest, needName(need, say));
  return (
    <>
      {advice.length === 0 ? (
        ""
      ) : (
        <Banner kind="danger">
          {advice.map((one) => (
            <p class="answer">
              <Words text={one} />
            </p>
          ))}
        </Banner>
      )}
      <h1>
        <Words
          text={
            need === "stay" ? say("shelterStayTitle") : say("shelterEmergencyTitle", { hazard: needName(need, say) })
          }
        />
      </h1>
      {place === undefined ? (
        ""
      ) : (
        <p class="lead">
          <Words text={view.say("shelterNear", { place })} />
        </p>
      )}
      {missing === undefined ? (
        ""
      ) : (
        <Banner kind="warning">
          <p>
            <Words text={missing} />
          </p>
        </Banner>
      )}
      {nearest.kind === "sites" ? <Sites view={view} shelter={shelter} near={nearest.near} /> : ""}
      <Conditions view={view} shelter={shelter} />
    </>
  );
}

function Sites({
  view,
  shelter,
  near,
}: {
  view: PageView;
  shelter: ShelterView;
  near: Extract<Nearest, { kind: "sites" }>["near"];
}): JSX.Element {
  const { say } = shelter;
  return (
    <ol class="sites">
      {near.map(({ site, metres }) => (
        <li class="box">
          <h2 lang="ja">
            <Words text={oneLine(site.name)} />
          </h2>
          <p>
            <Words text={`${shelter.wardName(site.ward)} ${distanceWords(metres, say)}`} />
          </p>
          <p lang="ja">
            <Words text={site.address} />
          </p>
          {site.besideWelfare ? (
            <p class="note">
              <Words text={say("shelterFleeOnly")} />
            </p>
          ) : (
            ""
          )}
          <p>
            <OutsideLink view={view} name={say("map")} href={mapUrl(site)} of={oneLine(site.name)} />
          </p>
        </li>
      ))}
    </ol>
  );
}

function Conditions({ view, shelter }: { view: PageView; shelter: ShelterView }): JSX.Element {
  return (
    <section class="sources">
      {conditions(shelter).map((one) => (
        <p>
          <Words text={one} />
        </p>
      ))}
      <p>
        <OutsideLink view={view} name={cityListName(shelter)} href={shelter.source.cityList.url} />
      </p>
    </section>
  );
}

function missingWords({ say, ward, wardName }: ShelterView, nearest: Nearest, hazard: string): string | undefined {
  if (nearest.kind === "far") return say("shelterFar", { km: reach / 1000, ward: ward.name });
  if (nearest.kind === "sites" && !nearest.wardHasNone) return undefined;
  return say("shelterNoRows", { ward: nearest.ward === undefined ? ward.name : wardName(nearest.ward), hazard });
}

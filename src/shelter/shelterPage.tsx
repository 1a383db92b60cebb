/** The evacuation page: the form alone, the places to choose from, or what was found. */
import { Banner } from "../web/banner.js";
import { Page } from "../web/page.js";
import { inLanguage } from "../web/pageLanguage.js";
import type { PageView } from "../web/view.js";
import { Words } from "../web/words.js";
import type { Need } from "./hazard.js";
import type { Nearest } from "./nearest.js";
import { ShelterForm, type ShelterFormProps } from "./shelterForm.js";
import { writePoint } from "./shelterPoint.js";
import { ShelterResult } from "./shelterResult.js";
import type { ShelterView } from "./shelterView.js";
import type { Place } from "./town.js";

export type ShelterStep =
  | { kind: "ask" }
  | { kind: "which"; need: Need; options: readonly Place[] }
  | { kind: "found"; need: Need; nearest: Nearest; place: string | undefined };

export interface ShelterPageProps {
  view: PageView;
  shelter: ShelterView;
  /** 大阪市西区 */
  fullName: string;
  step: ShelterStep;
  form: Pick<ShelterFormProps, "place" | "need" | "placeMistake" | "needMistake">;
}

export function ShelterPage({ view, shelter, fullName, step, form }: ShelterPageProps): JSX.Element {
  const { say, language } = view;
  const { ward } = shelter;
  const path = `/${ward.id}/shelters`;
  const title = say("shelterTitle");
  return (
    <Page
      view={view}
      title={title}
      description={say("shelterDescription", { ward: fullName })}
      path={path}
      ward={{ id: ward.id, name: fullName }}
      crumbs={[
        { name: say("wardList"), href: inLanguage("/", language) },
        { name: ward.name, href: inLanguage(`/${ward.id}`, language) },
        { name: title },
      ]}
      unlisted={step.kind !== "ask"}
      inLanguages
    >
      <div class="wide stack shelters">
        {step.kind === "found" ? (
          <ShelterResult view={view} shelter={shelter} need={step.need} nearest={step.nearest} place={step.place} />
        ) : (
          <>
            <h1>
              <Words text={title} />
            </h1>
            <Banner kind="danger">
              <p class="answer">
                <Words text={shelter.say("shelterTsunamiUp")} />
              </p>
            </Banner>
          </>
        )}
        {step.kind === "which" ? (
          <Options
            view={view}
            shelter={shelter}
            need={step.need}
            options={step.options}
            action={inLanguage(path, language)}
          />
        ) : (
          ""
        )}
        <section aria-label={say("shelterSearch")}>
          {step.kind === "found" ? (
            <h2>
              <Words text={say("shelterAgain")} />
            </h2>
          ) : (
            ""
          )}
          <ShelterForm view={view} shelter={shelter} action={inLanguage(path, language)} {...form} />
        </section>
        <p>
          <a href={`/open-data/${ward.id}/shelters.csv`}>
            <Words text={say("shelterOpenData")} />
          </a>
        </p>
      </div>
    </Page>
  );
}

/** Several places go by what was typed: each is a button that asks again with it. */
function Options({
  shelter,
  need,
  options,
  action,
}: {
  view: PageView;
  shelter: ShelterView;
  need: Need;
  options: readonly Place[];
  action: string;
}): JSX.Element {
  return (
    <form method="post" action={action} class="choices">
      <h2>
        <Words text={shelter.say("shelterWhichPlace", { example: shelter.example })} />
      </h2>
      <input type="hidden" name="for" value={need} />
      <ul class="choice-links">
        {options.map((place) => (
          <li>
            <button type="submit" class="button button-outlined" name="at" value={writePoint(place)}>
              <span>
                <Words text={`${place.name} (${shelter.wardName(place.ward)})`} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}

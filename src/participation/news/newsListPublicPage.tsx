/** `/:ward/news`: what local groups tell, newest first; by area and subject. */
import type { WardContent } from "../../content.js";
import { Option, SelectField } from "../../resident/settingFields.js";
import { townName } from "../../resident/townGroup.js";
import type { TownReadings } from "../../shelter/shelterSource.js";
import { Page } from "../../web/page.js";
import { inLanguage } from "../../web/pageLanguage.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { newsPath } from "../paths.js";
import { NewsArticle } from "./newsArticle.js";
import type { NewsPost } from "./newsPost.js";

export interface NewsListPublicPageProps {
  view: PageView;
  ward: WardContent;
  readings: TownReadings;
  posts: readonly NewsPost[];
  district: string | undefined;
  topic: string | undefined;
  /** From 1. */
  page: number;
  more: boolean;
  /** One post was asked for, and stands first. */
  single: boolean;
}

export function NewsListPublicPage(props: NewsListPublicPageProps): JSX.Element {
  const { view, ward, posts, district, topic, page } = props;
  const { say, language } = view;
  const { id, fullName, name } = ward.ward;
  const filtered = district !== undefined || topic !== undefined;
  const at = (number: number) => {
    const query = new URLSearchParams({
      ...(district === undefined ? {} : { district }),
      ...(topic === undefined ? {} : { topic }),
      ...(number > 1 ? { page: String(number) } : {}),
    }).toString();
    return inLanguage(`${newsPath(id)}${query === "" ? "" : `?${query}`}`, language);
  };
  return (
    <Page
      view={view}
      title={say("newsTitle")}
      path={newsPath(id)}
      ward={{ id, name: fullName[language] }}
      crumbs={[
        { name: say("wardList"), href: inLanguage("/", language) },
        { name: name[language], href: inLanguage(`/${id}`, language) },
        { name: say("newsTitle") },
      ]}
      unlisted={filtered || page > 1 || props.single}
      inLanguages
    >
      <div class="wide stack">
        <h1>
          <Words text={say("newsTitle")} />
        </h1>
        <p>
          <Words text={say("newsLead")} />
        </p>
        <Filter {...props} />
        {posts.length === 0 ? (
          <p>
            <Words text={say(filtered || page > 1 ? "newsNoneSuch" : "newsNone")} />
          </p>
        ) : (
          posts.map((post) => <NewsArticle view={view} ward={ward} readings={props.readings} post={post} />)
        )}
        {page > 1 || props.more ? (
          <p class="row-links">
            {page > 1 ? (
              <a href={at(page - 1)} rel="prev">
                <Words text={say("newsNewer")} />
              </a>
            ) : (
              ""
            )}
            {props.more ? (
              <a href={at(page + 1)} rel="next">
                <Words text={say("newsOlder")} />
              </a>
            ) : (
              ""
            )}
          </p>
        ) : (
          ""
        )}
      </div>
    </Page>
  );
}

function Filter({ view, ward, readings, district, topic }: NewsListPublicPageProps): JSX.Element {
  const { say, language } = view;
  return (
    <form class="news-filter" method="get" action={newsPath(ward.ward.id)} aria-label={say("newsFilter")}>
      {language === "ja" ? "" : <input type="hidden" name="lang" value={language} />}
      <SelectField id="district" label={say("newsDistrict")}>
        <Option value="" label={say("newsEverywhere")} chosen={district === undefined} />
        {ward.ward.towns.map((town) => (
          <Option value={town} label={townName(town, readings, language)} chosen={town === district} />
        ))}
      </SelectField>
      <SelectField id="topic" label={say("newsTopic")}>
        <Option value="" label={say("newsEverywhere")} chosen={topic === undefined} />
        {ward.topicKeys.map((key) => (
          <Option value={key} label={ward.topicName(key, language)} chosen={key === topic} />
        ))}
      </SelectField>
      <button type="submit" class="button button-outlined">
        <span>
          <Words text={say("newsShow")} />
        </span>
      </button>
    </form>
  );
}

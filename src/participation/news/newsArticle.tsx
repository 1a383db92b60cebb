/** One post as residents see it: the group's own words in Japanese, with what the ward has to say about it around them. */
import { inAttribute } from "../../console/pieces/inAttribute.js";
import type { WardContent } from "../../content.js";
import { dateIn } from "../../guide/dateWords.js";
import { townName } from "../../resident/townGroup.js";
import type { TownReadings } from "../../shelter/shelterSource.js";
import { civilDate } from "../../time.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import { newsAnchor } from "./newsAddress.js";
import { type NewsPost, startOf, untilDay } from "./newsPost.js";

export interface NewsArticleProps {
  view: PageView;
  ward: WardContent;
  readings: TownReadings;
  post: NewsPost;
}

export function NewsArticle({ view, ward, readings, post }: NewsArticleProps): JSX.Element {
  const { say, language } = view;
  const day = (date: string) => dateIn(date, language);
  const start = startOf(post);
  const when = start && [day(start.day), start.time].filter(Boolean).join(" ");
  const about = [
    post.district === undefined ? say("newsWholeWard") : townName(post.district, readings, language),
    ...(post.topic === undefined ? [] : [ward.topicName(post.topic, language)]),
  ];
  const heading = newsAnchor(post.id);
  return (
    <article class="box news" aria-labelledby={heading}>
      <h2 id={heading} lang="ja">
        <Words text={post.title} />
      </h2>
      <p class="note">
        <Words text={about.join(" / ")} />
      </p>
      <dl class="pairs">
        {when === undefined ? (
          ""
        ) : (
          <>
            <dt>
              <Words text={say("newsWhen")} />
            </dt>
            <dd>
              <Words text={when} />
            </dd>
          </>
        )}
        {post.place === undefined ? (
          ""
        ) : (
          <>
            <dt>
              <Words text={say("newsPlace")} />
            </dt>
            <dd lang="ja">
              <Words text={post.place} />
            </dd>
          </>
        )}
        <dt>
          <Words text={say("newsGroup")} />
        </dt>
        <dd lang="ja">
          <Words text={[post.group, post.groupAbout].filter(Boolean).join("\n")} />
        </dd>
      </dl>
      {post.picture === undefined ? (
        ""
      ) : (
        <img
          class="news-picture"
          src={`/media/${post.picture}`}
          alt={inAttribute(post.pictureText ?? "")}
          loading="lazy"
          lang="ja"
        />
      )}
      <p lang="ja">
        <Words text={post.body} />
      </p>
      <p class="note">
        <Words
          text={[
            say("newsPosted", { date: day(civilDate(post.postedAt)) }),
            ...(post.decidedAt ? [say("newsChecked", { date: day(civilDate(post.decidedAt)) })] : []),
            say("newsUntil", { date: day(untilDay(post)) }),
            ...(post.fictional ? [say("newsFictional")] : []),
          ].join("\n")}
        />
      </p>
    </article>
  );
}

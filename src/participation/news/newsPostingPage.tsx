/** The page of a group: a form for a new post, and what became of the earlier ones. Works without script. */
import { inAttribute } from "../../console/pieces/inAttribute.js";
import { dateIn } from "../../guide/dateWords.js";
import type { TownReadings } from "../../shelter/shelterSource.js";
import { civilDate } from "../../time.js";
import { Banner } from "../../web/banner.js";
import { Notice } from "../../web/notice.js";
import { Page } from "../../web/page.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";
import type { NewsGroup } from "./newsGroup.js";
import { personalHints } from "./newsPersonal.js";
import { isShown, type NewsPost, untilDay } from "./newsPost.js";
import { NewsPostingForm, type NewsPostingFormProps } from "./newsPostingForm.js";

type Said = { kind: "success"; key: "sent" | "gone" } | { kind: "mistake"; key: "not-gone" | "many"; n?: number };

export interface NewsPostingPageProps extends Omit<NewsPostingFormProps, "mistakes" | "typed"> {
  group: NewsGroup;
  /** Newest first. */
  posts: readonly NewsPost[];
  now: Date;
  readings: TownReadings;
  said?: Said;
  mistakes?: NewsPostingFormProps["mistakes"];
  typed?: NewsPostingFormProps["typed"];
}

const saidKeys = {
  sent: "newsPostSent",
  gone: "newsPostGone",
  "not-gone": "newsPostNotGone",
  many: "newsPostMany",
} as const;

export function NewsPostingPage(props: NewsPostingPageProps): JSX.Element {
  const { view, ward, group, posts, said, mistakes = {}, typed, ...form } = props;
  const { say, language } = view;
  const { id, fullName } = ward.ward;
  const wrong = typed !== undefined && said === undefined;
  return (
    <Page
      view={view}
      title={say("newsPostTitle")}
      path={`/${id}/news`}
      ward={{ id, name: fullName[language] }}
      unlisted
      keepsWords
    >
      <div class="wide stack">
        <h1>
          <Words text={say("newsPostTitle")} />
        </h1>
        {said ? <Notice kind={said.kind} text={say(saidKeys[said.key], "n" in said ? { n: said.n ?? 0 } : {})} /> : ""}
        {wrong ? <Notice kind="mistake" text={say("newsPostWrong")} /> : ""}
        <p>
          <Words text={say("newsPostLead", { group: group.name })} />
        </p>
        <section aria-labelledby="new" class="stack">
          <h2 id="new">
            <Words text={say("newsPostNew")} />
          </h2>
          <NewsPostingForm {...form} view={view} ward={ward} group={group} mistakes={mistakes} typed={typed} />
        </section>
        <section aria-labelledby="own" class="stack">
          <h2 id="own">
            <Words text={say("newsOwn")} />
          </h2>
          {posts.length === 0 ? (
            <p>
              <Words text={say("newsOwnNone")} />
            </p>
          ) : (
            posts.map((post) => <OwnPost view={view} post={post} now={props.now} />)
          )}
        </section>
      </div>
    </Page>
  );
}

function stateOf(post: NewsPost, now: Date) {
  switch (post.state) {
    case "waiting":
      return "newsStateWaiting";
    case "approved":
      return isShown(post, now) ? "newsStateApproved" : "newsStateOver";
    case "declined":
      return "newsStateDeclined";
    case "withdrawn":
      return "newsStateWithdrawn";
    default:
      return post.state satisfies never;
  }
}

/** Its form posts to the page's own address, which holds the token: it is written nowhere in the page. */
function OwnPost({ view, post, now }: { view: PageView; post: NewsPost; now: Date }): JSX.Element {
  const { say, language } = view;
  const open = post.state === "waiting" || isShown(post, now);
  const hints = open ? personalHints(post) : [];
  const facts = [
    say("newsPosted", { date: dateIn(civilDate(post.postedAt), language) }),
    ...(open ? [say("newsUntil", { date: dateIn(untilDay(post), language) })] : []),
    ...(post.note === undefined ? [] : [say("newsNote", { note: post.note })]),
  ];
  return (
    <div class="box">
      <h3>
        <span lang="ja">
          <Words text={post.title} />
        </span>{" "}
        <span class="chip">
          <Words text={say(stateOf(post, now))} />
        </span>
      </h3>
      <p class="note">
        <Words text={facts.join("\n")} />
      </p>
      {hints.map((hint) => (
        <Banner kind="warning">
          <p>
            <Words text={say(hint === "phone" ? "newsPersonalPhone" : "newsPersonalMail")} />
          </p>
        </Banner>
      ))}
      {open ? (
        <form method="post">
          <input type="hidden" name="post" value={post.id} />
          <button
            type="submit"
            class="button button-outlined"
            aria-label={inAttribute(say("newsWithdrawThis", { title: post.title }))}
          >
            <span>
              <Words text={say("newsWithdraw")} />
            </span>
          </button>
        </form>
      ) : (
        ""
      )}
    </div>
  );
}

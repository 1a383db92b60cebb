/** The page of one talk, for its resident: what was said, and a form to say more. Works without script. */
import type { WardContent } from "../content.js";
import { DangerBox } from "../guide/dangerBox.js";
import type { PriorityAnswer, PriorityContent } from "../guide/priority.js";
import { PriorityArticle } from "../guide/priorityArticle.js";
import { wardView } from "../guide/wardView.js";
import { Banner } from "../web/banner.js";
import { Page } from "../web/page.js";
import type { PageView } from "../web/view.js";
import { Words } from "../web/words.js";
import { PostList } from "./postList.js";
import { TalkForm, type TalkFormProps } from "./talkForm.js";
import type { Post, Thread } from "./thread.js";

export interface TalkPageProps {
  view: PageView;
  ward: WardContent;
  thread: Thread;
  posts: readonly Post[];
  now: Date;
  /** When staff are there, in words. */
  office: string;
  /** Days after the end in which it is kept. */
  days: number;
  /** Somebody is in danger, by what they wrote: shown before anything else. */
  danger: { answer: PriorityAnswer; beginning: PriorityContent["beginning"] } | undefined;
  /** Something has just been sent; who loads the page again later may find that it has been answered since. */
  sent: boolean;
  form: Pick<TalkFormProps, "formKey" | "text" | "counter" | "mistake">;
}

export function TalkPage(props: TalkPageProps): JSX.Element {
  const { view, ward, thread, posts, danger } = props;
  const say = ward.say(view.language);
  return (
    <Page
      view={view}
      title={say("talk")}
      path={`/${ward.ward.id}/talk`}
      ward={{ id: ward.ward.id, name: ward.ward.fullName[view.language] }}
      unlisted
      keepsWords
    >
      <div class="wide stack">
        {danger ? (
          <PriorityArticle ward={wardView(view, ward, props.now)} answer={danger.answer} beginning={danger.beginning} />
        ) : (
          ""
        )}
        <h1>
          <Words text={say("talk")} />
        </h1>
        {props.sent && thread.state === "open" && posts.at(-1)?.author === "resident" ? (
          <Banner kind="success" announced>
            <p>
              <Words text={say("talkSent")} />
            </p>
          </Banner>
        ) : (
          ""
        )}
        <p>
          <Words text={props.office} />
        </p>
        {danger ? "" : <DangerBox view={view} />}
        {posts.length > 0 ? (
          <>
            <PostList
              posts={posts}
              names={{ resident: say("talkYou"), staff: say("talkStaff") }}
              language={view.language}
              now={props.now}
            />
            <p>
              <a class="button button-outlined" href="?" safe>
                {say("talkReload")}
              </a>
            </p>
          </>
        ) : (
          ""
        )}
        {thread.state === "closed" ? (
          <Banner kind="remark" title={say("talkOver")}>
            <p>
              <Words text={say("talkOverText")} />
            </p>
          </Banner>
        ) : (
          <TalkForm view={view} ward={ward} begun={posts.length > 0} {...props.form} />
        )}
        <p class="note">
          <Words text={`${say("talkKept", { days: props.days })}\n${say("talkKeep")}`} />
        </p>
      </div>
    </Page>
  );
}

/** One post for staff: what is written, what to look at, and what can be done with it. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { DateField } from "../../console/pieces/dateField.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { inAttribute } from "../../console/pieces/inAttribute.js";
import { StatusTag } from "../../console/pieces/statusTag.js";
import { TextArea } from "../../console/pieces/textArea.js";
import { dayText, instantText } from "../../console/timeWords.js";
import type { WardContent } from "../../content.js";
import { civilDate } from "../../time.js";
import { Banner } from "../../web/banner.js";
import { DefinitionList } from "../../web/definitionList.js";
import { Words } from "../../web/words.js";
import { newsDeskPostPath } from "./newsConsolePaths.js";
import { personalHints } from "./newsPersonal.js";
import { isShown, type NewsPost, newsLimits, startOf, untilDay } from "./newsPost.js";
import { hintTexts, stateTags } from "./newsWords.js";

export interface NewsDeskPostPageProps {
  ward: WardContent;
  post: NewsPost;
  now: Date;
  mayEdit: boolean;
  mistakes: Readonly<Record<string, string>>;
  form: Readonly<Record<string, unknown>>;
  csrfField: JSX.Element;
}

export function NewsDeskPostPage(props: NewsDeskPostPageProps): JSX.Element {
  const { ward, post, now } = props;
  const start = startOf(post);
  const shown = isShown(post, now);
  const open = post.state === "waiting" || shown;
  return (
    <>
      <h1 safe>{post.title}</h1>
      <p>
        <StatusTag {...stateTags[post.state === "approved" && !shown ? "over" : post.state]} />
      </p>
      {open
        ? personalHints(post).map((hint) => (
            <Banner kind="warning">
              <p>{hintTexts[hint]}</p>
            </Banner>
          ))
        : ""}
      <section class="box" aria-label="投稿の内容">
        <p>
          <Words text={post.body} />
        </p>
        {post.picture === undefined ? (
          ""
        ) : (
          <img class="news-picture" src={`/media/${post.picture}`} alt={inAttribute(post.pictureText ?? "")} />
        )}
      </section>
      <DefinitionList
        items={[
          { term: "団体", text: post.group },
          {
            term: "活動の日時",
            text: start && [dayText(start.day), start.time].filter(Boolean).join(" "),
          },
          { term: "場所", text: post.place },
          { term: "地域", text: post.district ?? "区全体" },
          { term: "テーマ", text: post.topic && ward.topicName(post.topic, "ja") },
          { term: "画像の説明", text: post.pictureText },
          { term: "投稿された日時", text: instantText(post.postedAt) },
          { term: "承認・不承認の日時", text: post.decidedAt && instantText(post.decidedAt) },
          { term: "掲載", text: `${dayText(untilDay(post))}まで` },
          { term: "団体に伝えた理由", text: post.note },
        ]}
      />
      {props.mayEdit ? <Actions {...props} open={open} shown={shown} /> : ""}
    </>
  );
}

function Actions(props: NewsDeskPostPageProps & { open: boolean; shown: boolean }): JSX.Element {
  const { post, now, mistakes, form, csrfField, open, shown } = props;
  const base = newsDeskPostPath(post.ward, post.id);
  const typed = (name: string) => (typeof form[name] === "string" ? form[name] : "");
  const version = <Hidden name="version" value={String(post.version)} />;
  const expired = post.showUntil <= now;
  if (!open) return "";
  return (
    <>
      {post.state === "waiting" ? (
        <section aria-labelledby="approve">
          <h2 id="approve">承認する</h2>
          {expired ? (
            <p>掲載の期限を過ぎているため、承認できません。</p>
          ) : (
            <ConsoleForm action={`${base}/approve`} csrfField={csrfField}>
              {version}
              <p>
                <Words text={`承認すると、${dayText(untilDay(post))}まで区のページとLINEに載ります。`} />
              </p>
              <Button label="承認して載せる" />
            </ConsoleForm>
          )}
        </section>
      ) : (
        ""
      )}
      {shown ? (
        <section aria-labelledby="announce">
          <h2 id="announce">お知らせにする</h2>
          <ConsoleForm action={`${base}/announcement`} csrfField={csrfField}>
            <p>
              この投稿の地域とテーマを選んでいる人へのお知らせの下書きを作ります。送る前に、ほかの職員が承認します。
            </p>
            <Button label="お知らせの下書きにする" weight="outlined" />
          </ConsoleForm>
        </section>
      ) : (
        ""
      )}
      {expired || untilDay(post) <= civilDate(now) ? (
        ""
      ) : (
        <section aria-labelledby="shorten">
          <h2 id="shorten">掲載の期間を短くする</h2>
          <ConsoleForm action={`${base}/shorten`} csrfField={csrfField}>
            {version}
            <DateField
              name="until"
              label="掲載の最後の日"
              min={civilDate(now)}
              max={untilDay(post)}
              value={typed("until")}
              mistake={mistakes["until"]}
              required
            />
            <Button label="この日までにする" weight="outlined" />
          </ConsoleForm>
        </section>
      )}
      <section aria-labelledby="refuse">
        <h2 id="refuse" safe>
          {post.state === "waiting" ? "掲載しない" : "取り下げる"}
        </h2>
        <ConsoleForm action={`${base}/${post.state === "waiting" ? "decline" : "withdraw"}`} csrfField={csrfField}>
          {version}
          <TextArea
            name="note"
            label="理由"
            hint="団体のページに出ます。"
            rows={3}
            maxlength={newsLimits.note}
            value={typed("note")}
            mistake={mistakes["note"]}
            required
          />
          <Button label={post.state === "waiting" ? "掲載しないことにする" : "取り下げる"} weight="danger" />
        </ConsoleForm>
      </section>
    </>
  );
}

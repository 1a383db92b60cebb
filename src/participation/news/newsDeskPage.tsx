/** The list of posts for staff, one state at a time, with the figures of each fiscal year below. */
import { z } from "zod";
import { Empty } from "../../console/pieces/empty.js";
import { StatusTag } from "../../console/pieces/statusTag.js";
import { instantText } from "../../console/timeWords.js";
import { Table } from "../../web/table.js";
import { newsDeskPath, newsDeskPostPath, newsGroupsPath } from "./newsConsolePaths.js";
import type { NewsYear } from "./newsFigures.js";
import { isShown, type NewsPost, type NewsState } from "./newsPost.js";
import { stateTags } from "./newsWords.js";

const tabs = {
  waiting: { name: "承認待ち", states: ["waiting"], empty: "承認を待つ投稿はありません。" },
  approved: { name: "承認したもの", states: ["approved"], empty: "承認した投稿はまだありません。" },
  others: { name: "掲載しない・取り下げ", states: ["declined", "withdrawn"], empty: "ここに入る投稿はありません。" },
} as const satisfies Record<string, { name: string; states: readonly NewsState[]; empty: string }>;
export type NewsTab = keyof typeof tabs;
export const newsTab = z.enum(["waiting", "approved", "others"]).catch("waiting");
export const tabStates: Readonly<Record<NewsTab, readonly NewsState[]>> = {
  waiting: tabs.waiting.states,
  approved: tabs.approved.states,
  others: tabs.others.states,
};

export interface NewsDeskPageProps {
  ward: string;
  tab: NewsTab;
  posts: readonly NewsPost[];
  page: number;
  more: boolean;
  waiting: number;
  years: readonly NewsYear[];
  now: Date;
}

export function NewsDeskPage({ ward, tab, posts, page, more, waiting, years, now }: NewsDeskPageProps): JSX.Element {
  const at = (other: NewsTab, number = 1) => `${newsDeskPath(ward)}?tab=${other}${number > 1 ? `&page=${number}` : ""}`;
  return (
    <>
      <h1>地域の情報</h1>
      <p>登録した団体の投稿を確かめ、承認したものだけを載せます。内容は団体のもので、区では書き直せません。</p>
      <p>
        <a href={newsGroupsPath(ward)}>団体の登録とリンク</a>
      </p>
      <nav class="tabs" aria-label="投稿の状態">
        <ul>
          {(Object.keys(tabs) as NewsTab[]).map((one) => (
            <li>
              <a href={at(one)} aria-current={one === tab ? "page" : undefined} safe>
                {one === "waiting" && waiting > 0 ? `${tabs[one].name}（${waiting}）` : tabs[one].name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {posts.length === 0 ? (
        <Empty text={tabs[tab].empty} />
      ) : (
        <Table
          id="posts"
          caption={tabs[tab].name}
          heads={["見出し", "団体", "状態", "投稿された日時"]}
          rows={posts.map((post) => [
            <a href={newsDeskPostPath(ward, post.id)} safe>
              {post.title}
            </a>,
            <span safe>{post.group}</span>,
            <StatusTag {...stateTags[post.state === "approved" && !isShown(post, now) ? "over" : post.state]} />,
            <span safe>{instantText(post.postedAt)}</span>,
          ])}
        />
      )}
      {page > 1 || more ? (
        <p class="row-links">
          {page > 1 ? <a href={at(tab, page - 1)}>前のページ</a> : ""}
          {more ? <a href={at(tab, page + 1)}>次のページ</a> : ""}
        </p>
      ) : (
        ""
      )}
      <section aria-labelledby="figures">
        <h2 id="figures">年度ごとの件数</h2>
        {years.length === 0 ? (
          <Empty text="承認した投稿がまだないため、件数はありません。" />
        ) : (
          <Table
            id="years"
            caption="区が承認した日で数えます。取り下げた投稿は数えません"
            heads={["年度", "承認した投稿", "投稿した団体", "上位5団体の割合"]}
            rows={years.map((year) => [
              <span safe>{`${year.fiscalYear}年度`}</span>,
              <span safe>{`${year.posts}件`}</span>,
              <span safe>{`${year.posters}団体`}</span>,
              <span safe>{year.topFiveShare === undefined ? "―" : `${year.topFiveShare.toFixed(1)}%`}</span>,
            ])}
          />
        )}
      </section>
    </>
  );
}

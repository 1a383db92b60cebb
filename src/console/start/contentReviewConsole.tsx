/** The page that lists which texts of the content want a review or an approval. */
import { escapeHtml } from "@kitajs/html";
import type { Language } from "../../language.js";
import { civilDate } from "../../time.js";
import { Table } from "../../web/table.js";
import type { ConsoleContext, ConsoleFeature } from "../consoleRoute.js";
import { Empty } from "../pieces/empty.js";
import { dayText } from "../timeWords.js";
import { contentReview } from "./contentReview.js";

const languageText: Readonly<Record<Language, string>> = {
  ja: "日本語",
  easy: "やさしい日本語",
  en: "英語",
  zh: "中国語",
  ko: "韓国・朝鮮語",
  vi: "ベトナム語",
};

export function createContentReviewConsole(): ConsoleFeature {
  async function show(context: ConsoleContext): Promise<void> {
    const { due, unapproved } = contentReview(context.ward, civilDate(context.now));
    const { id } = context.ward.ward;
    const link = (entry: string, title: string) => (
      <a href={`/${id}/${entry}`} safe>
        {title}
      </a>
    );
    await context.send(
      { title: "案内の見直しと承認", section: "start", crumbs: [] },
      <>
        <h1>案内の見直しと承認</h1>
        <p>
          区民に見せる文章は、区が確かめて承認したものだけを本番で使います。文章は区の内容ファイルにあり、直したあとに承認した人と日付を書きます。
        </p>
        {due.length === 0 ? (
          <Empty text="見直しの期限が過ぎた案内はありません。" />
        ) : (
          <Table
            id="due"
            caption="見直しの期限が過ぎた案内"
            heads={["案内", "担当の窓口", "見直しの期限"]}
            rows={due.map((one) => [link(one.entry, one.title), escapeHtml(one.counter), escapeHtml(dayText(one.due))])}
          />
        )}
        {unapproved.length === 0 ? (
          <Empty text="すべての文章が承認されています。" />
        ) : (
          <Table
            id="unapproved"
            caption="まだ承認していない文章"
            heads={["案内", "言語"]}
            rows={unapproved.map((one) => [
              link(one.entry, one.title),
              escapeHtml(one.languages.map((language) => languageText[language]).join("、")),
            ])}
          />
        )}
      </>,
    );
  }
  return { routes: [{ method: "get", path: "/console/:ward/content", scope: "ward", role: "viewer", run: show }] };
}

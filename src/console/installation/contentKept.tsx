/** That an edit of the content's files was not taken, and why: for whoever made it. */
import { escapeHtml } from "@kitajs/html";
import type { ContentProblem } from "../../contentFiles.js";
import { Banner } from "../../web/banner.js";
import { Table } from "../../web/table.js";

/** One mistake in a list that many files use may be found in each of them. */
const shownAtMost = 20;

export function ContentKept({ problems }: { problems: readonly ContentProblem[] }): JSX.Element {
  const more = problems.length - shownAtMost;
  return (
    <section>
      <Banner kind="warning" title="編集中のファイルに誤りがあるため、前の内容で動いています">
        <p>区民への案内は、最後に正しく読めた内容のままです。下のファイルを直して保存すると、すぐに反映されます。</p>
      </Banner>
      <Table
        id="content-problems"
        caption="直すところ"
        heads={["ファイル", "場所", "誤り"]}
        rows={problems
          .slice(0, shownAtMost)
          .map(({ file, place, problem }) => [escapeHtml(file), escapeHtml(place), escapeHtml(problem)])}
      />
      {more > 0 ? <p class="note" safe>{`ほかに${more}か所あります。`}</p> : ""}
    </section>
  );
}

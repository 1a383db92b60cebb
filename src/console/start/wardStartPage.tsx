/** The start page of a ward: what wants attention, and what the year brings next. */
import { escapeHtml } from "@kitajs/html";
import { Banner } from "../../web/banner.js";
import { Words } from "../../web/words.js";
import type { AttentionItem } from "../consoleRoute.js";
import { dayText } from "../timeWords.js";
import { AttentionList } from "./attentionList.js";
import type { YearStep } from "./wardYear.js";

export interface WardStartPageProps {
  wardName: string;
  items: readonly AttentionItem[];
  /** Parts of the console that could not be asked. */
  unasked: number;
  sendHold: boolean;
  year: readonly YearStep[];
  officialPage: string;
}

export function WardStartPage(props: WardStartPageProps): JSX.Element {
  const { wardName, items, unasked, sendHold, year, officialPage } = props;
  return (
    <>
      <h1>{escapeHtml(wardName)}のスタート</h1>
      {sendHold ? (
        <Banner kind="danger" title="いま、LINEへの送信をすべて止めています">
          <p>
            受け取りと保存は続いています。データベースの復元などのあとに、二重に送らないための停止です。全区の管理者が「システムの状態」で確認して解除します。
          </p>
        </Banner>
      ) : (
        ""
      )}
      <section aria-labelledby="attention-title">
        <h2 id="attention-title">確認が必要なこと</h2>
        {unasked > 0 ? (
          <Banner kind="warning">
            <p>一部の件数を表示できませんでした。しばらくしてから開き直してください。</p>
          </Banner>
        ) : (
          ""
        )}
        <AttentionList items={items} />
      </section>
      <section aria-labelledby="year-title">
        <h2 id="year-title">区の一年</h2>
        <ul class="year">
          {year.map(({ key, date, title, text }) => (
            <li>
              <span class="year-when" safe>
                {date === undefined ? "日程は区のページで" : `${dayText(date)}${key === "publication" ? "まで" : ""}`}
              </span>
              <span>
                <strong safe>{title}</strong>
                <br />
                <Words text={text} />
                {key === "council" ? (
                  <>
                    {" "}
                    <a href={officialPage} rel="noopener">
                      区のページを開く
                    </a>
                  </>
                ) : (
                  ""
                )}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

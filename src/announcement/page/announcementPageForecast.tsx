/** What sending costs: messages, yen, and what is left of the month's quota. */

import { Banner } from "../../web/banner.js";
import { DefinitionList } from "../../web/definitionList.js";
import type { ChannelForecast } from "../desk/announcementDesk.js";
import { number } from "./announcementWords.js";

export function PageForecast({ forecasts }: { forecasts: readonly ChannelForecast[] }): JSX.Element {
  return (
    <div class="forecast">
      {forecasts.map((forecast) => (
        <>
          {forecasts.length > 1 ? <h4 safe>{`チャネル ${forecast.channel}`}</h4> : ""}
          <DefinitionList
            items={[
              { term: "使う通数", text: `${number(forecast.messages)}通` },
              { term: "追加の料金", text: yenWords(forecast) },
              { term: "今月の残り", text: leftWords(forecast) },
            ]}
          />
          {forecast.reserve > 0 ? (
            <p class="note" safe>
              {`うち${number(forecast.reserve)}通は、緊急のお知らせのために取ってあります。`}
            </p>
          ) : (
            ""
          )}
          {forecast.fits ? (
            ""
          ) : (
            <Banner kind="mistake" title="通数が足りません">
              <p safe>{forecast.reason ?? "対象を絞るか、プランを見なおしてください。"}</p>
            </Banner>
          )}
        </>
      ))}
    </div>
  );
}

function yenWords({ yen, plan }: ChannelForecast): string {
  if (plan === undefined || yen === undefined) return "プランが登録されていないため、分かりません";
  return yen === 0 ? `0円（${plan}の範囲内）` : `${number(yen)}円（税別・上限の目安、${plan}）`;
}

function leftWords({ quota, left }: ChannelForecast): string {
  if (!quota) return "LINEに問い合わせできませんでした";
  if (quota.type === "none" || quota.value === undefined) return "上限なし";
  const after = left === undefined ? "" : `、送ったあとの残り ${number(Math.max(0, left))}通`;
  return `上限 ${number(quota.value)}通のうち ${number(quota.used)}通を使用${after}`;
}

/** What staff read of what is missing, before they publish an event. */
import type { EventGap } from "./eventChecks.js";

export const gapTexts: Readonly<Record<EventGap, string>> = {
  over: "もう終わった行事です。公開すると、記録として公開ページに残ります。",
  place: "場所がありません。",
  point: "緯度・経度も町名もありません。「この近く」とたずねた人には、後ろのほうに出ます。",
  end: "終わりの時刻がありません。公開ページには始まりだけが出ます。",
  audience: "対象（だれが参加できるか）がありません。",
  fee: "費用がありません。無料のときは「無料」を選びます。",
  contact: "問い合わせ先がありません。公開ページには「問い合わせ先は確認中です」と出ます。",
  summary: "短い説明がありません。",
  topic: "分野がありません。分野で絞った人には見つかりません。",
  capacity: "申し込みを受け付けますが、定員がありません。何人でも受け付けます。",
  deadline: "申し込みの締め切りがありません。行事が始まるまで受け付けます。",
};

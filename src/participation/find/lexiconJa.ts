/** Japanese: normalised (guide/text.ts: all kana are hiragana), without spaces and readings in brackets. */

import { addDays } from "../../time.js";
import { partOfMonth, season, yearSpan } from "./calendarTerms.js";
import { longWeekend, monthSpan, namedDay, namedMonth, nextDayOfMonth, weekendSpan, weekSpan } from "./civilDays.js";
import { type Lexicon, oneDay, type SpanRule } from "./lexicon.js";
import { namedEventKeys, namedEvents } from "./namedEvents.js";

const number = (text: string | undefined): number => Number(text ?? Number.NaN);
const piece = "(?:の?(上旬|中旬|下旬|前半|後半|初め|はじめ|頭|末))?";

const spans: readonly SpanRule[] = [
  {
    pattern: /(?:(\d{4})年?|令和(\d{1,2})年|r(\d{1,2})[.年])[/.-]?(\d{1,2})[月/.-](\d{1,2})日?/,
    unit: "day",
    span: ([, western, reiwa, short, month, day], today) =>
      oneDay(namedDay(today, number(month), number(day), western ? number(western) : 2018 + number(reiwa ?? short))),
  },
  {
    pattern: /(\d{1,2})[月/](\d{1,2})日?(?:から|~|〜|ー|-|と|か)(?:(\d{1,2})[月/])?(\d{1,2})日?/,
    unit: "week",
    span: ([, month, day, lastMonth, lastDay], today) => {
      const from = namedDay(today, number(month), number(day));
      const to = from && namedDay(from, number(lastMonth ?? month), number(lastDay));
      return from && to ? { from, to } : undefined;
    },
  },
  {
    pattern: /(?<!\d)(\d{1,2})[月/](\d{1,2})(?!\d)日?/,
    unit: "day",
    span: ([, month, day], today) => oneDay(namedDay(today, number(month), number(day))),
  },
  {
    pattern: new RegExp(`来年の?(\\d{1,2})月${piece}`),
    unit: "month",
    span: ([, month, part], today) => {
      const { from } = yearSpan(today, 1);
      return partOfMonth(monthSpan(from, number(month) - 1), part);
    },
  },
  {
    pattern: new RegExp(`(?<!\\d)(\\d{1,2})月${piece}(?!曜)`),
    unit: "month",
    span: ([, month, part], today) => partOfMonth(namedMonth(today, number(month)), part),
  },
  {
    pattern: new RegExp(`(?:再来月|さらいげつ)${piece}`),
    unit: "month",
    span: ([, part], today) => partOfMonth(monthSpan(today, 2), part),
  },
  {
    pattern: new RegExp(`(?:来月|らいげつ|翌月)${piece}`),
    unit: "month",
    span: ([, part], today) => partOfMonth(monthSpan(today, 1), part),
  },
  {
    pattern: new RegExp(`(?:今月|こんげつ|当月)${piece}`),
    unit: "month",
    span: ([, part], today) => partOfMonth(monthSpan(today, 0), part),
  },
  { pattern: /再来週末/, unit: "day", span: (_, today) => weekendSpan(today, 2) },
  { pattern: /来週末|らいしゅうまつ/, unit: "day", span: (_, today) => weekendSpan(today, 1) },
  {
    pattern: /今週末|この週末|今度の(?:週末|土日)|こんしゅうまつ/,
    unit: "day",
    span: (_, today) => weekendSpan(today, 0),
  },
  { pattern: /再来週|さらいしゅう/, unit: "week", span: (_, today) => weekSpan(today, 2) },
  { pattern: /来週|らいしゅう|翌週/, unit: "week", span: (_, today) => weekSpan(today, 1) },
  { pattern: /今週|こんしゅう|この1?週間?/, unit: "week", span: (_, today) => weekSpan(today, 0) },
  { pattern: /しあさって|明々後日/, unit: "day", span: (_, today) => oneDay(addDays(today, 3)) },
  { pattern: /明後日|あさって/, unit: "day", span: (_, today) => oneDay(addDays(today, 2)) },
  {
    pattern: /明日|あした|(?<![ぁ-ゖ])あす(?=[のはにも、。]|$)/,
    unit: "day",
    span: (_, today) => oneDay(addDays(today, 1)),
  },
  {
    pattern: /今日|本日|(?<![とけ])きょう(?=[のはもにな、。]|これ|いべんと|$)|今から|いまから|このあと|今(?=夜|晩)/,
    unit: "day",
    span: (_, today) => oneDay(today),
  },
  { pattern: /(?:3|三|さん)?連休|れんきゅう/, unit: "day", span: (_, today) => longWeekend(today) },
  { pattern: /年末年始/, unit: "month", span: (_, today) => season(today, "12-26", "01-05") },
  {
    pattern: /年内|ねんない|今年(?:中|いっぱい)/,
    unit: "month",
    span: (_, today) => ({ ...yearSpan(today, 0), from: today }),
  },
  { pattern: /年末|ねんまつ/, unit: "month", span: (_, today) => season(today, "12-20", "12-31") },
  {
    pattern: /年明け|としあけ|年始|正月|しょうがつ/,
    unit: "month",
    span: (_, today) => season(today, "01-01", "01-15"),
  },
  { pattern: /冬休み|ふゆやすみ/, unit: "month", span: (_, today) => season(today, "12-24", "01-07") },
  { pattern: /春休み|はるやすみ/, unit: "month", span: (_, today) => season(today, "03-20", "04-07") },
  { pattern: /夏休み|なつやすみ/, unit: "month", span: (_, today) => season(today, "07-18", "08-31") },
  {
    pattern: /ごーるでんうい?ーく|(?<![a-z])gw(?![a-z])/,
    unit: "month",
    span: (_, today) => season(today, "04-29", "05-06"),
  },
  { pattern: /くりすます/, unit: "month", span: (_, today) => season(today, "12-19", "12-25") },
  {
    pattern: /(?<![\d月/])(\d{1,2})日(?![間中後前以でぐく目])/,
    unit: "day",
    span: ([, day], today) => oneDay(nextDayOfMonth(today, number(day))),
  },
  { pattern: /今年度/, unit: "weak", span: (_, today) => season(today, today.slice(5), "03-31") },
  { pattern: /今年|ことし|本年/, unit: "weak", span: (_, today) => ({ ...yearSpan(today, 0), from: today }) },
  { pattern: /来年度?|らいねん/, unit: "weak", span: (_, today) => yearSpan(today, 1) },
  {
    pattern: /今度|こんど|次回|次の?|つぎの?|近いうち|ちかいうち|近々|近日|もうすぐ|これから|今後|そろそろ|直近/,
    unit: "weak",
    span: () => undefined,
  },
];

export const lexiconJa: Lexicon = {
  event: /いべんと|催し物?|もよおし物?|催事|行事|参加(?:できる|出来る)(?:もの|やつ|こと|の(?=[はっある、。?]|$))/,
  subjects: [
    {
      pattern: /(?:防災|避難|消防|消火|津波|地震|総合|合同|救助|炊き出し|ぼうさい|ひなん)*(?:訓練|くんれん)/,
      kinds: ["drill"],
    },
    ...namedEventKeys.map((named) => ({ pattern: namedEvents[named].pattern, named, standing: true as const })),
    {
      pattern: /(?:養成)?講座|こうざ|講習会?|(?<!の)教室|せみなー|わーくしょっぷ|体験会/,
      kinds: ["course", "lecture"],
    },
    { pattern: /講演会?|こうえんかい|講話会?|しんぽじうむ|ふぉーらむ|ふおーらむ/, kinds: ["lecture"] },
    {
      pattern: /さろん|つどい|集い|集まり|交流会|おしゃべり会|茶話会|(?:子育て|親子)(?:ひろば|広場)/,
      kinds: ["gathering"],
      standing: true,
    },
    {
      pattern:
        /(?:夏|秋|冬|春|区民|ふれあい|こども|子ども)*(?:祭り?|まつり)(?!日)|ふえすた|ふえすてい?ばる|ふえす(?![ぁ-ゖ])|縁日|えんにち/,
      kinds: ["fair"],
    },
    { pattern: /(?:区|淀川|住之江|わがまち)の?万博/, kinds: ["expo"] },
  ],
  going:
    /(?:行ける|いける|遊べる|あそべる|出かけられる|でかけられる|楽しめる|過ごせる|参加できる)(?:場所|ところ|所|とこ|もの|やつ|の(?=[はっ?ある、。]|$))|お?(?:出かけ|でかけ)(?:先|すぽっと)|(?:何|なに|なん)か(?:おもしろい|おもろい|楽しい|面白い|ええ|いい)?(?:こと|もん|もの|の)?(?:は|を)?(?:やって|やっと|やる|あるかな|ある(?=[?。、んか]|$)|あります|あらへん|ない(?=[?。、かのん]|$)|ありません)/,
  topics: [
    { pattern: /見守り|さぽーたー|認知症|高齢者|介護|しにあ/, topic: "watchover" },
    { pattern: /子育て|育児|離乳食|まま(?=向|友|の)/, topic: "childcare" },
    { pattern: /防災|災害|ぼうさい/, topic: "disaster" },
  ],
  spans,
  weekdays: [
    { pattern: /土日祝日?|土・?日・?祝日?|休日|お?休みの日/, days: [6, 0, 7] },
    { pattern: /土日(?!曜)|土・日|どにち|週末|しゅうまつ/, days: [6, 0] },
    { pattern: /土曜日?|どようび?/, days: [6] },
    { pattern: /日曜日?|にちようび?/, days: [0] },
    { pattern: /月曜日?|げつようび?/, days: [1] },
    { pattern: /火曜日?|かようび/, days: [2] },
    { pattern: /水曜日?|すいようび?/, days: [3] },
    { pattern: /木曜日?|もくようび?/, days: [4] },
    { pattern: /金曜日?|きんようび?/, days: [5] },
    { pattern: /祝日|しゅくじつ|祭日/, days: [7] },
    { pattern: /(?:平日|へいじつ)(?!は(?:働|仕事|無理|むり|行け|いけ|忙|難|だめ|ちょっと))/, days: "workday" },
  ],
  following: /(?:次|つぎ|今度|こんど)の?$/,
  parts: [
    { pattern: /午前中?|ごぜん(?:中|ちゅう)?|朝(?=の|から|に|、|$)/, part: "morning" },
    { pattern: /午後|ごご|昼(?:間|過ぎ|から)|お昼/, part: "afternoon" },
    {
      pattern: /夕方|ゆうがた|夜間?|晩(?!ご飯|御飯|ごはん)|こんばん(?!は)|よる(?=の|に|、|$)|仕事(?:帰り|終わり|の後)/,
      part: "evening",
    },
  ],
  here: /(?:この|ここの|今いる(?:ところ|場所)?の?|いまいる(?:ところ|場所)?の?|現在地の?)(?:近く|ちかく|辺り?|へん|あたり|周辺|付近|近所)|ここから(?:近い)?|現在地/,
  home: /(?:家|うち|自宅|いえ)の?(?:近く|ちかく|近所|そば|まわり|周り)|(?<!この|ここの|いるところの|場所の|現在地の)(?:(?:ご|ごく)?近所|きんじょ|近場|近く(?!予定)|ちかく)|(?:歩いて|徒歩で)(?:行|い)ける/,
  children:
    /(?:子ども|子|娘|息子|孫|小学生|幼児|園児|乳児|きっず|べびー|赤ちゃん|あかちゃん|小さい子|ちびっこ)(?:たち)?(?:と(?:一緒に?|いっしょに?)?|を?(?:連れて?|つれて?)|も(?=参加|行|いけ|いく|楽|遊|一緒)|でも(?=参加|行|楽|遊)|向けの?|むけの?|が(?=参加|楽し|遊べ)|のための|対象の?)|親子(?:で|向けの?)?|おやこ(?:で)?|子連れ(?:で)?|こづれ(?:で)?|家族(?:で|連れ|みんなで)|ふぁみりー(?:で|向け)?|ふあみりー(?:で|向け)?|(?<!\d)(?:\d|1[0-2])(?:歳|才)(?:児|の子)?(?:と|を?連れ|も|でも|向け)|赤ちゃん|あかちゃん|べびー/,
  free: /無料(?:の|で)?|むりょう(?:の|で)?|ただ(?:で|の(?=いべんと|催し|講座))|お金(?:が|の)?かからない/,
  spoken: [
    { pattern: /英語(?:で(?:きる|も)?|の|が|対応)/, language: "en" },
    { pattern: /中国語(?:で(?:きる|も)?|の|が|対応)/, language: "zh" },
    { pattern: /韓国語(?:で(?:きる|も)?|の|が|対応)/, language: "ko" },
    { pattern: /べとなむ語(?:で(?:きる|も)?|の|が|対応)/, language: "vi" },
    { pattern: /やさしい日本語(?:で(?:きる|も)?|の|が|対応)/, language: "easy" },
  ],
  withoutSignUp:
    /(?:事前の?)?(?:申込|予約)(?:が|は|も)?(?:いらない|要らない|いらん|要らん|不要な?|なし|無し|せず|しなくて|しなくても)(?:の|で|に)?/,
  canSignUp:
    /(?:申込める|申込(?:が|も)?(?:できる|出来る)|予約(?:が)?できる|申込受付中|受付中|募集中|(?:まだ)?空き(?:が|の)?ある|まだ(?:入れる|間に合う))(?:の)?/,
  asks: /いつ|何日|何時|何曜|何月|なんにち|なんじ|どこ|ある|あれば|あったら(?!い)|あります|ありません|あらへん|ない(?=[?。、でかのん]|$)|無い(?=[?。、でかのん]|$)|やって|やっと[るん]|やる|やります|やろか|開催|教え|おしえ|知りたい|しりたい|探し|さがし|行きたい|いきたい|参加したい|さんかしたい|出たい|申込|予定|一覧|情報|見たい|見せて|みせて|おすすめ|なに|何|どんな|どれ|\?|あるん/,
  asksWhen: /いつ|何月|何日|何曜|日程|日にち/,
  past: /去年|昨年|先月|先週|昨日|きのう|おととい|一昨日|前回|この前|こないだ|以前|昔|やって(?:い)?た(?!ら)|してた(?!ら)|していました|できた(?!ら)|でした(?!っけ|か)|あった(?!ら|っけ)|ありました|行った(?!ら)|行ってきた|行きました|参加した(?![いら])|参加しました|開催された|終わった|終わりました|おわった|終わっちゃ/,
  other:
    /冊子|ちらし|ぽすたー|載って|掲載|出店|出展|出演|ぼらんていあ|手伝|主催|開きたい|開催したい|開けま|企画|助成|補助金|払い?戻|ちけっと|予算|目標|達成|実績|指標|運営方針|計画|何回|何人|なんにん|回数|割合|人数|結果|感想|写真|動画|資格|担い手|なり手|うるさ|騒音|苦情|迷惑|忘れ物|落とし物|来てもら|来てほし|来て欲し|話しに|話に来|派遣|講師|出前|お願いしたい|してもらえ|らしい|聞いた|聞きまし|って言|言われ|誰が|だれが|なぜ|なんで(?!も)|どうして|意味|とは[?。]?$|違い|別のもの|由来|歴史|貸して|借り|許可|通行止|交通規制|試合|天気|天候|気温|窓口|開いて|空いてる|きゃんせる|取消|取り消|申込(?:ました|んだ|んで|済)|避難所(?!開設|運営|体験)|避難場所|予約した|持ち物|持って(?:い|行)|服装|雨|駐車|駐輪|遅れ|仕事を休|作りたい|始めたい|立ち上げ|職業訓練|運転|ばす停|学校行事|行事食|年中行事|訓練校|病院|診療|予防接種|選挙|ごみ収集|ごみの/,
  needsDay: /万博|教室|情報|毎月|まとめ|どこで(?:見|知|わか|分か)|場所|補習|映画/,
  filler:
    /大阪市?|西区|西淀川区|住之江区|区内|区役所|役所|区の?|地域の?|まちの?|街の?|みんなで|一緒に?|いっしょに?|どこか|どっか|何か|なにか|なんか|何|なに|どんな|どれ|おすすめの?|面白い|おもろい|楽しい|参加|開催|予定|一覧|情報|日程|日時|時間|場所|会場|教えて|探して|知りたい|見たい|行きたい|思って|考えて|できる|出来る|行ける|遊べる|予定|よろしく|お願い|願い|こんにちは|すみません|ください|下さい|でしょうか|です|ます|ませんか|ません|間|前|中|後|以降|頃|ごろ|方|人|私|僕|今|次|時|日/,
  most: 1,
};

/** Chinese: in simplified characters, without spaces. */
import { addDays } from "../../time.js";
import { partOfMonth, season, yearSpan } from "./calendarTerms.js";
import { longWeekend, monthSpan, namedDay, namedMonth, weekendSpan, weekSpan } from "./civilDays.js";
import { type Lexicon, oneDay, type SpanRule } from "./lexicon.js";
import { gap } from "./reading.js";

const week = "(?:周|星期|礼拜)";

const spans: readonly SpanRule[] = [
  {
    pattern: /(\d{1,2})月(\d{1,2})(?:日|号)?/,
    unit: "day",
    span: ([, month, day], today) => oneDay(namedDay(today, Number(month), Number(day))),
  },
  {
    pattern: /(?<!\d)(\d{1,2})\/(\d{1,2})(?!\d)/,
    unit: "day",
    span: ([, month, day], today) => oneDay(namedDay(today, Number(month), Number(day))),
  },
  {
    pattern: /(\d{1,2})月份?(上旬|中旬|下旬|初|末|底)?/,
    unit: "month",
    span: ([, month, part], today) =>
      partOfMonth(namedMonth(today, Number(month)), part === "初" ? "初め" : part === "底" ? "末" : part),
  },
  { pattern: /大后天/, unit: "day", span: (_, today) => oneDay(addDays(today, 3)) },
  { pattern: /后天/, unit: "day", span: (_, today) => oneDay(addDays(today, 2)) },
  { pattern: /明天|明日|明晚/, unit: "day", span: (_, today) => oneDay(addDays(today, 1)) },
  { pattern: /今天|今日|今(?=晚)/, unit: "day", span: (_, today) => oneDay(today) },
  { pattern: /下个?周末/, unit: "day", span: (_, today) => weekendSpan(today, 1) },
  { pattern: /(?:这个?|本)?周末/, unit: "day", span: (_, today) => weekendSpan(today, 0) },
  { pattern: new RegExp(`下下个?${week}`), unit: "week", span: (_, today) => weekSpan(today, 2) },
  { pattern: new RegExp(`下个?${week}`), unit: "week", span: (_, today) => weekSpan(today, 1) },
  { pattern: new RegExp(`(?:这个?|本)${week}`), unit: "week", span: (_, today) => weekSpan(today, 0) },
  { pattern: /下下个?月/, unit: "month", span: (_, today) => monthSpan(today, 2) },
  { pattern: /下个?月/, unit: "month", span: (_, today) => monthSpan(today, 1) },
  { pattern: /这个?月|本月/, unit: "month", span: (_, today) => monthSpan(today, 0) },
  { pattern: /年底前|年内/, unit: "month", span: (_, today) => ({ ...yearSpan(today, 0), from: today }) },
  { pattern: /年底|年末/, unit: "month", span: (_, today) => season(today, "12-20", "12-31") },
  { pattern: /寒假/, unit: "month", span: (_, today) => season(today, "12-24", "01-07") },
  { pattern: /暑假/, unit: "month", span: (_, today) => season(today, "07-18", "08-31") },
  { pattern: /圣诞节?/, unit: "month", span: (_, today) => season(today, "12-19", "12-25") },
  { pattern: /(?:三|3)?连休|小长假/, unit: "day", span: (_, today) => longWeekend(today) },
  { pattern: /今年/, unit: "weak", span: (_, today) => ({ ...yearSpan(today, 0), from: today }) },
  { pattern: /明年/, unit: "weak", span: (_, today) => yearSpan(today, 1) },
  { pattern: /最近|近期|接下来|即将|下次/, unit: "weak", span: () => undefined },
];

/** A weekday after a week that is gone (taken away before): 下周三 leaves 三. */
const weekday = (name: string) => new RegExp(`${week}${name}|(?<=${gap})${name}`);

export const lexiconZh: Lexicon = {
  event: /活动|可以参加的/,
  subjects: [
    { pattern: /(?:防灾|避难|消防|地震|疏散)*(?:训练|演习|演练)/, kinds: ["drill"] },
    { pattern: /讲座|课程|培训班|工作坊|讲习/, kinds: ["course", "lecture"] },
    { pattern: /演讲会?/, kinds: ["lecture"] },
    { pattern: /音乐会|演奏会/, named: "concert", standing: true },
    { pattern: /沙龙|交流会|聚会|亲子广场/, kinds: ["gathering"], standing: true },
    { pattern: /祭典|庙会|庆典|节庆|集市|祭り?|嘉年华/, kinds: ["fair"] },
  ],
  going: /(?:可以|能)去(?:玩)?的地方|好玩的(?:地方|事)?|哪里玩|去哪儿?玩|去哪里玩/,
  topics: [
    { pattern: /老人|老年|认知症|高龄/, topic: "watchover" },
    { pattern: /育儿/, topic: "childcare" },
    { pattern: /防灾|灾害/, topic: "disaster" },
  ],
  spans,
  weekdays: [
    { pattern: /周六日|周六周日|六日/, days: [6, 0] },
    { pattern: weekday("六"), days: [6] },
    { pattern: weekday("[日天]"), days: [0] },
    { pattern: weekday("一"), days: [1] },
    { pattern: weekday("二"), days: [2] },
    { pattern: weekday("三"), days: [3] },
    { pattern: weekday("四"), days: [4] },
    { pattern: weekday("五"), days: [5] },
    { pattern: /节假日|法定假日/, days: [7] },
    { pattern: /工作日|平日/, days: "workday" },
  ],
  following: /(?!)/,
  parts: [
    { pattern: /上午|早上/, part: "morning" },
    { pattern: /下午/, part: "afternoon" },
    { pattern: /晚上|傍晚|晚(?=有|的)/, part: "evening" },
  ],
  here: /(?:这|这里|我)?附近|这里周边|这一带/,
  home: /(?:我)?家(?:的)?(?:附近|旁边|周边)|离家近/,
  children:
    /(?:带|和|跟|陪|适合)(?:着|我的?|我们)?(?:孩子|小孩|宝宝|儿童|小朋友|家人)(?:们)?(?:一起)?|(?:孩子|小孩|儿童|小朋友)(?:们)?(?=能|可以|也|一起|参加|的)|亲子|儿童|全家/,
  free: /免费|不要钱/,
  spoken: [
    { pattern: /(?:用|有)?(?:中文|汉语)(?:的|讲|举办|进行)?/, language: "zh" },
    { pattern: /(?:用)?(?:英语|英文)(?:的|讲|举办|进行)?/, language: "en" },
  ],
  withoutSignUp: /(?:不(?:需要|用|必)|无需|免)(?:事先|提前)?(?:报名|预约|申请)(?:的)?/,
  canSignUp: /(?:可以|能|还能|还可以)(?:报名|预约|申请)(?:的)?/,
  asks: /有|什么|哪|几点|几号|何时|吗|想|请问|查|告诉|推荐|看看|\?/,
  asksWhen: /什么时候|何时|几号|哪天|几月/,
  past: /去年|上个?月|上个?(?:周|星期)|昨天|以前|上次|举办过|参加过|过了/,
  other:
    /取消|志愿者|主办|举办活动|预算|目标|投诉|吵|噪音|退款|退票|门票|照片|结果|天气|下雨|报了名|已报名|我的报名|为什么|多少人|摆摊|借用|停车|学校活动/,
  needsDay: /世博|场所|信息|哪里看|在哪看|电影/,
  filler:
    /大阪市?|西区|西淀川区|住之江区|区里|区内|本区|地区|社区|当地|请问|你好|您好|一下|什么|哪些|哪里|哪儿|什么时候|有没有|没有|有|吗|呢|的|了|我|想|要|能|可以|参加|去|查|看|告诉|知道|推荐|一些|个|在|是|和|一起|举行|举办|地方|时候|时间|信息/,
  most: 1,
};

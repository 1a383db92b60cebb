/** Korean: without spaces, which people set as they like. */
import { addDays } from "../../time.js";
import { season, yearSpan } from "./calendarTerms.js";
import { longWeekend, monthSpan, namedDay, namedMonth, weekendSpan, weekSpan } from "./civilDays.js";
import { type Lexicon, oneDay, type SpanRule } from "./lexicon.js";

const spans: readonly SpanRule[] = [
  {
    pattern: /(\d{1,2})월(\d{1,2})일/,
    unit: "day",
    span: ([, month, day], today) => oneDay(namedDay(today, Number(month), Number(day))),
  },
  {
    pattern: /(?<!\d)(\d{1,2})\/(\d{1,2})(?!\d)/,
    unit: "day",
    span: ([, month, day], today) => oneDay(namedDay(today, Number(month), Number(day))),
  },
  { pattern: /(\d{1,2})월/, unit: "month", span: ([, month], today) => namedMonth(today, Number(month)) },
  { pattern: /글피/, unit: "day", span: (_, today) => oneDay(addDays(today, 3)) },
  { pattern: /모레/, unit: "day", span: (_, today) => oneDay(addDays(today, 2)) },
  { pattern: /내일/, unit: "day", span: (_, today) => oneDay(addDays(today, 1)) },
  { pattern: /오늘/, unit: "day", span: (_, today) => oneDay(today) },
  { pattern: /다음주?주말/, unit: "day", span: (_, today) => weekendSpan(today, 1) },
  { pattern: /(?:이번주?|돌아오는)?주말/, unit: "day", span: (_, today) => weekendSpan(today, 0) },
  { pattern: /다다음주/, unit: "week", span: (_, today) => weekSpan(today, 2) },
  { pattern: /다음주/, unit: "week", span: (_, today) => weekSpan(today, 1) },
  { pattern: /이번주|금주/, unit: "week", span: (_, today) => weekSpan(today, 0) },
  { pattern: /다다음달/, unit: "month", span: (_, today) => monthSpan(today, 2) },
  { pattern: /다음달/, unit: "month", span: (_, today) => monthSpan(today, 1) },
  { pattern: /이번달|이달/, unit: "month", span: (_, today) => monthSpan(today, 0) },
  { pattern: /연내|올해안/, unit: "month", span: (_, today) => ({ ...yearSpan(today, 0), from: today }) },
  { pattern: /연말/, unit: "month", span: (_, today) => season(today, "12-20", "12-31") },
  { pattern: /겨울방학/, unit: "month", span: (_, today) => season(today, "12-24", "01-07") },
  { pattern: /여름방학/, unit: "month", span: (_, today) => season(today, "07-18", "08-31") },
  { pattern: /크리스마스/, unit: "month", span: (_, today) => season(today, "12-19", "12-25") },
  { pattern: /(?:황금)?연휴/, unit: "day", span: (_, today) => longWeekend(today) },
  { pattern: /올해/, unit: "weak", span: (_, today) => ({ ...yearSpan(today, 0), from: today }) },
  { pattern: /내년/, unit: "weak", span: (_, today) => yearSpan(today, 1) },
  { pattern: /앞으로|곧|다음번|예정된/, unit: "weak", span: () => undefined },
];

export const lexiconKo: Lexicon = {
  event: /행사|이벤트|참가할수있는것/,
  subjects: [
    { pattern: /(?:방재|재난|대피|피난|소방|지진)*(?:훈련)/, kinds: ["drill"] },
    { pattern: /강좌|강습|세미나|워크숍|강의/, kinds: ["course", "lecture"] },
    { pattern: /강연회?/, kinds: ["lecture"] },
    { pattern: /콘서트|음악회|연주회/, named: "concert", standing: true },
    { pattern: /모임|살롱|교류회/, kinds: ["gathering"], standing: true },
    { pattern: /축제|마츠리|바자회?|플리마켓/, kinds: ["fair"] },
  ],
  going: /갈만한곳|갈수있는곳|놀곳|놀만한곳|놀거리|볼거리|뭐(?:재미있는거)?하나요|재미있는(?:일|거|것)/,
  topics: [
    { pattern: /치매|어르신|고령자|노인/, topic: "watchover" },
    { pattern: /육아/, topic: "childcare" },
    { pattern: /방재|재난/, topic: "disaster" },
  ],
  spans,
  weekdays: [
    { pattern: /토일|토요일일요일/, days: [6, 0] },
    { pattern: /토요일/, days: [6] },
    { pattern: /일요일/, days: [0] },
    { pattern: /월요일/, days: [1] },
    { pattern: /화요일/, days: [2] },
    { pattern: /수요일/, days: [3] },
    { pattern: /목요일/, days: [4] },
    { pattern: /금요일/, days: [5] },
    { pattern: /공휴일|휴일/, days: [7] },
    { pattern: /평일/, days: "workday" },
  ],
  following: /(?:다음|이번)$/,
  parts: [
    { pattern: /오전|아침/, part: "morning" },
    { pattern: /오후/, part: "afternoon" },
    { pattern: /저녁|밤(?=에)/, part: "evening" },
  ],
  here: /(?:이|여기|제|내)?(?:근처|주변)|가까운(?:곳)?/,
  home: /(?:우리)?집(?:근처|주변|가까)|(?:우리)?동네/,
  children:
    /(?:아이|아기|어린이|애들|자녀|유아|손주|아들|딸|초등학생)들?(?:와|랑|하고|과|도|를?데리고|동반|용|대상|함께)?(?:함께|같이)?|가족(?:과|이랑|끼리|단위)?(?:함께|같이)?/,
  free: /무료(?:로|인)?|공짜/,
  spoken: [
    { pattern: /한국어(?:로|가능|되는)/, language: "ko" },
    { pattern: /영어(?:로|가능|되는)/, language: "en" },
    { pattern: /중국어(?:로|가능|되는)/, language: "zh" },
  ],
  withoutSignUp: /(?:신청|예약)(?:이|은)?(?:없이|필요없는|안해도|불필요)/,
  canSignUp: /(?:신청|예약)(?:이)?(?:가능한|할수있는|되는)/,
  asks: /있|언제|어디|뭐|무엇|무슨|어떤|알려|찾|싶|하나요|해요|할까|되나|추천|보여|\?/,
  asksWhen: /언제|며칠|몇월/,
  past: /작년|지난|어제|전에|했던|했었|열렸|다녀왔|참가했|끝났/,
  other:
    /취소|봉사|주최|개최하고싶|예산|목표|민원|시끄|소음|환불|티켓|표를|사진|결과|날씨|비가|신청했|예약했|왜|몇명|부스|대여|주차|학교행사|책자/,
  needsDay: /엑스포|정보|영화|어디서(?:볼|알)/,
  filler:
    /오사카시?|니시구|니시요도가와구|스미노에구|구청|우리구|지역|구의?|있나요|있어요|있습니까|있을까요|있는|있|언제|어디서?|뭐가?|무엇|무슨|어떤|알려주세요|알려줘|알고싶어요?|찾고|싶어요?|하는|하나요|해요|할까요|되나요|참가|참여|할수|가능|추천|보여줘|좀|주세요|에서|에|을|를|이|가|은|는|의|도|로|요|것|거|곳|안녕하세요|열리는|열리나요/,
  most: 1,
};

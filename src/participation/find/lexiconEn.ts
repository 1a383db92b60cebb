/** English: lower case, without accents. */
import { addDays } from "../../time.js";
import { englishMonth, season, yearSpan } from "./calendarTerms.js";
import { monthSpan, namedDay, namedMonth, weekendSpan, weekSpan } from "./civilDays.js";
import { type Lexicon, oneDay, type SpanRule } from "./lexicon.js";

const month =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

const spans: readonly SpanRule[] = [
  {
    pattern: new RegExp(`\\b${month}\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b`),
    unit: "day",
    span: ([, name = "", day], today) => oneDay(namedDay(today, englishMonth(name), Number(day))),
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}\\b`),
    unit: "day",
    span: ([, day, name = ""], today) => oneDay(namedDay(today, englishMonth(name), Number(day))),
  },
  {
    pattern: /\b(\d{1,2})\/(\d{1,2})\b/,
    unit: "day",
    span: ([, first, second], today) => oneDay(namedDay(today, Number(first), Number(second))),
  },
  { pattern: /\b(?:the )?day after tomorrow\b/, unit: "day", span: (_, today) => oneDay(addDays(today, 2)) },
  { pattern: /\btomorrow\b/, unit: "day", span: (_, today) => oneDay(addDays(today, 1)) },
  { pattern: /\btoday\b|\bto(?=night\b)/, unit: "day", span: (_, today) => oneDay(today) },
  { pattern: /\bnext weekend\b/, unit: "day", span: (_, today) => weekendSpan(today, 1) },
  { pattern: /\b(?:(?:this|the|coming) )?weekend\b/, unit: "day", span: (_, today) => weekendSpan(today, 0) },
  { pattern: /\bnext week\b/, unit: "week", span: (_, today) => weekSpan(today, 1) },
  { pattern: /\bthis week\b/, unit: "week", span: (_, today) => weekSpan(today, 0) },
  { pattern: /\bmonth after next\b/, unit: "month", span: (_, today) => monthSpan(today, 2) },
  { pattern: /\bnext month\b/, unit: "month", span: (_, today) => monthSpan(today, 1) },
  { pattern: /\bthis month\b/, unit: "month", span: (_, today) => monthSpan(today, 0) },
  {
    pattern: new RegExp(`\\b(?:in|for|during|this|next)(?: early| late| mid)? ${month}\\b`),
    unit: "month",
    span: ([, name = ""], today) => namedMonth(today, englishMonth(name)),
  },
  {
    // Names that are no other word as well.
    pattern: /\b(january|february|april|june|july|august|september|october|november|december)\b/,
    unit: "month",
    span: ([, name = ""], today) => namedMonth(today, englishMonth(name)),
  },
  {
    pattern: /\bwinter (?:holidays?|vacation|break)\b/,
    unit: "month",
    span: (_, today) => season(today, "12-24", "01-07"),
  },
  {
    pattern: /\bsummer (?:holidays?|vacation|break)\b/,
    unit: "month",
    span: (_, today) => season(today, "07-18", "08-31"),
  },
  { pattern: /\bchristmas\b/, unit: "month", span: (_, today) => season(today, "12-19", "12-25") },
  {
    pattern: /\b(?:before|by) (?:the )?(?:end of the year|year[- ]end|new year)\b/,
    unit: "month",
    span: (_, today) => ({ ...yearSpan(today, 0), from: today }),
  },
  { pattern: /\bthis year\b/, unit: "weak", span: (_, today) => ({ ...yearSpan(today, 0), from: today }) },
  { pattern: /\bnext year\b/, unit: "weak", span: (_, today) => yearSpan(today, 1) },
  { pattern: /\b(?:upcoming|coming up|soon|next)\b/, unit: "weak", span: () => undefined },
];

export const lexiconEn: Lexicon = {
  event: /\b(?:events?|happenings?|what'?s on)\b/,
  subjects: [
    { pattern: /\b(?:disaster|evacuation|emergency|fire|earthquake)?(?: prevention)? ?drills?\b/, kinds: ["drill"] },
    { pattern: /\b(?:courses?|workshops?|seminars?)\b/, kinds: ["course", "lecture"] },
    { pattern: /\b(?:lectures?)\b/, kinds: ["lecture"] },
    { pattern: /\bconcerts?\b/, named: "concert", standing: true },
    { pattern: /\b(?:gatherings?|meet-?ups?|playgroups?|salons?)\b/, kinds: ["gathering"], standing: true },
    { pattern: /\b(?:festivals?|fairs?|matsuri)\b/, kinds: ["fair"] },
  ],
  going:
    /\b(?:activit(?:y|ies)|(?:things|something|anything|stuff) to do|(?:something|anything) (?:fun|interesting|going on|happening|on)|going on|happening|places? to go|somewhere to go)\b/,
  topics: [
    { pattern: /\b(?:dementia|elderly|seniors?)\b/, topic: "watchover" },
    { pattern: /\b(?:parenting|child ?care)\b/, topic: "childcare" },
    { pattern: /\bdisasters?\b/, topic: "disaster" },
  ],
  spans,
  weekdays: [
    { pattern: /\bweekends\b/, days: [6, 0] },
    { pattern: /\bsaturdays?\b|(?<=on )sat\b/, days: [6] },
    { pattern: /\bsundays?\b|(?<=on )sun\b/, days: [0] },
    { pattern: /\bmondays?\b/, days: [1] },
    { pattern: /\btuesdays?\b/, days: [2] },
    { pattern: /\bwednesdays?\b/, days: [3] },
    { pattern: /\bthursdays?\b/, days: [4] },
    { pattern: /\bfridays?\b/, days: [5] },
    { pattern: /\b(?:public|national) holidays?\b/, days: [7] },
    { pattern: /\bweekdays?\b/, days: "workday" },
  ],
  following: /\bnext $/,
  parts: [
    { pattern: /\b(?:in the )?mornings?\b/, part: "morning" },
    { pattern: /\b(?:in the )?afternoons?\b/, part: "afternoon" },
    { pattern: /\b(?:in the )?evenings?\b|(?:\b|(?<= ))night\b|\bafter work\b/, part: "evening" },
  ],
  here: /\b(?:near(?:by)? (?:here|me)|around here|close to (?:here|me)|nearby)\b/,
  home: /\b(?:near (?:my|our) (?:home|house|place|apartment)|in (?:my|our|the) (?:area|neighbou?rhood)|close by|close to (?:my )?home)\b/,
  children:
    /\b(?:with|for|bring|take|and) (?:(?:my|our|the|a|small|little|young|two|three) )*(?:kids?|child(?:ren)?|bab(?:y|ies)|toddlers?|sons?|daughters?|grand(?:child(?:ren)?|kids?|son|daughter)|famil(?:y|ies))\b|\b(?:kid|child|family|baby)[- ]friendly\b|\b(?:kids?|children)'?s?'? (?=events?|workshops?|activit)/,
  free: /\b(?:free of charge|for free|free|no (?:cost|charge|fee))\b/,
  spoken: [
    {
      pattern: /\bin english\b|\benglish[- ](?:speaking|friendly|ok)\b|\benglish (?=events?|course|workshop)/,
      language: "en",
    },
    { pattern: /\bin chinese\b/, language: "zh" },
    { pattern: /\bin korean\b/, language: "ko" },
    { pattern: /\bin vietnamese\b/, language: "vi" },
  ],
  withoutSignUp: /\b(?:without|no) (?:sign(?:ing)?[- ]?up|registration|registering|booking|reservation)\b/,
  canSignUp:
    /\b(?:i |we )?can (?:still )?(?:sign up|register|book)(?: for)?\b|\bopen for (?:registration|sign[- ]?up)\b/,
  asks: /\?|\b(?:any|what|when|where|which|is there|are there|list|show|looking for|find|tell me|know|want to|would like|like to|can i|can we|join|recommend)\b/,
  asksWhen: /\bwhen\b|\bwhat (?:day|date)\b/,
  past: /\b(?:was|were|did|last (?:year|month|week|weekend|time)|yesterday|ago|previous|went|attended|happened)\b/,
  other:
    /\b(?:cancel|volunteer|host|organi[sz]e|hold an?|how many|budget|target|complain|noise|noisy|refund|tickets?|photos?|report|results?|closed|weather|rain|bring an? umbrella|stall|vendor|perform|rent|permission|signed up|registered|my booking|my registration|lost|parking|school event|job|life events?|visa)\b/,
  needsDay: /\b(?:expo|movies?|films?|where can|information|website|page)\b/,
  filler:
    /\b(?:osaka|nishi(?:yodogawa)?|suminoe|ward|city|the|a|an|is|are|there|any|in|on|at|of|for|i|we|me|my|our|can|could|you|please|to|do|does|what|which|when|where|list|show|tell|know|about|want|like|would|join|find|looking|good|fun|nice|some|something|that|and|with|hello|hi|thanks|thank|local|around|held|happening|going|go|come|be|will|it|this|have|s|all|see|attend|participate|take|part|recommend|coming)\b/,
  most: 1,
};

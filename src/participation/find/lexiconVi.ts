/** Vietnamese: lower case, without marks (people type both ways). */
import { addDays } from "../../time.js";
import { season, yearSpan } from "./calendarTerms.js";
import { monthSpan, namedDay, namedMonth, weekendSpan, weekSpan } from "./civilDays.js";
import { type Lexicon, oneDay, type SpanRule } from "./lexicon.js";

const spans: readonly SpanRule[] = [
  {
    // The day comes first.
    pattern: /\b(?:ngay )?(\d{1,2})(?:\/| thang )(\d{1,2})\b/,
    unit: "day",
    span: ([, day, month], today) => oneDay(namedDay(today, Number(month), Number(day))),
  },
  { pattern: /\bngay kia\b|\bngay mot\b/, unit: "day", span: (_, today) => oneDay(addDays(today, 2)) },
  { pattern: /\bngay mai\b/, unit: "day", span: (_, today) => oneDay(addDays(today, 1)) },
  { pattern: /\bhom nay\b/, unit: "day", span: (_, today) => oneDay(today) },
  { pattern: /\bcuoi tuan (?:sau|toi)\b/, unit: "day", span: (_, today) => weekendSpan(today, 1) },
  { pattern: /\bcuoi tuan(?: nay)?\b/, unit: "day", span: (_, today) => weekendSpan(today, 0) },
  { pattern: /\btuan (?:sau|toi)\b/, unit: "week", span: (_, today) => weekSpan(today, 1) },
  { pattern: /\btuan nay\b/, unit: "week", span: (_, today) => weekSpan(today, 0) },
  { pattern: /\bthang (?:sau|toi)\b/, unit: "month", span: (_, today) => monthSpan(today, 1) },
  { pattern: /\bthang nay\b/, unit: "month", span: (_, today) => monthSpan(today, 0) },
  {
    pattern: /\bthang (\d{1,2})\b/,
    unit: "month",
    span: ([, month], today) => namedMonth(today, Number(month)),
  },
  { pattern: /\bnghi dong\b/, unit: "month", span: (_, today) => season(today, "12-24", "01-07") },
  { pattern: /\bnghi he\b/, unit: "month", span: (_, today) => season(today, "07-18", "08-31") },
  {
    pattern: /\b(?:truoc|den) (?:cuoi|het) nam\b/,
    unit: "month",
    span: (_, today) => ({ ...yearSpan(today, 0), from: today }),
  },
  { pattern: /\bnam nay\b/, unit: "weak", span: (_, today) => ({ ...yearSpan(today, 0), from: today }) },
  { pattern: /\bsap (?:toi|dien ra)\b/, unit: "weak", span: () => undefined },
];

export const lexiconVi: Lexicon = {
  event: /\bsu kien\b|\bhoat dong (?=cuoi|tuan|thang|hom|ngay|nao|gi|mien|cho)/,
  subjects: [
    {
      pattern: /\b(?:dien tap|tap huan)(?: phong chong| phong)?(?: thien tai| so tan| lanh nan| chay chua chay)?\b/,
      kinds: ["drill"],
    },
    { pattern: /\b(?:khoa hoc|lop hoc|hoi thao)\b/, kinds: ["course", "lecture"] },
    { pattern: /\b(?:buoi noi chuyen|buoi thuyet trinh)\b/, kinds: ["lecture"] },
    { pattern: /\bhoa nhac\b/, named: "concert", standing: true },
    { pattern: /\bbuoi (?:gap mat|giao luu|hop mat)\b/, kinds: ["gathering"], standing: true },
    { pattern: /\b(?:le hoi|hoi cho)\b/, kinds: ["fair"] },
  ],
  going: /\b(?:co gi (?:vui|hay)|di choi o dau|cho nao choi|cho (?:di )?choi)\b/,
  topics: [
    { pattern: /\b(?:nguoi cao tuoi|sa sut tri tue)\b/, topic: "watchover" },
    { pattern: /\bnuoi (?:con|day con)\b/, topic: "childcare" },
    { pattern: /\bthien tai\b/, topic: "disaster" },
  ],
  spans,
  weekdays: [
    { pattern: /\bthu (?:bay|7)\b/, days: [6] },
    { pattern: /\bchu nhat\b/, days: [0] },
    { pattern: /\bthu (?:hai|2)\b/, days: [1] },
    { pattern: /\bthu (?:ba|3)\b/, days: [2] },
    { pattern: /\bthu (?:tu|4)\b/, days: [3] },
    { pattern: /\bthu (?:nam|5)\b/, days: [4] },
    { pattern: /\bthu (?:sau|6)\b/, days: [5] },
    { pattern: /\bngay le\b/, days: [7] },
    { pattern: /\bngay (?:thuong|trong tuan)\b/, days: "workday" },
  ],
  following: /(?!)/,
  parts: [
    { pattern: /\bbuoi sang\b|\bsang (?=thu|ngay|chu)/, part: "morning" },
    { pattern: /\bbuoi chieu\b|\bchieu (?=thu|ngay|chu|nay)/, part: "afternoon" },
    { pattern: /\bbuoi toi\b|\btoi (?=thu bay|chu nhat|nay)/, part: "evening" },
  ],
  here: /\b(?:gan day|quanh day|gan toi|o gan)\b/,
  home: /\b(?:gan nha|trong khu(?: vuc| pho)?|khu toi o)\b/,
  children:
    /\b(?:tre em|tre nho|em be|cho be|con nho|gia dinh)\b|\b(?:cung|voi|dan|cho) (?:con(?: cai| toi| em)?|chau|be)\b/,
  free: /\bmien phi\b/,
  spoken: [
    { pattern: /\bbang tieng viet\b/, language: "vi" },
    { pattern: /\bbang tieng anh\b/, language: "en" },
    { pattern: /\bbang tieng trung\b/, language: "zh" },
    { pattern: /\bbang tieng han\b/, language: "ko" },
  ],
  withoutSignUp: /\bkhong can dang ky\b/,
  canSignUp: /\b(?:co the|con|duoc) dang ky\b/,
  asks: /\?|\b(?:co|nao|gi|khi nao|bao gio|o dau|muon|tim|cho toi biet|danh sach|xem)\b/,
  asksWhen: /\b(?:khi nao|bao gio|ngay nao)\b/,
  past: /\b(?:nam ngoai|thang truoc|tuan truoc|hom qua|lan truoc|da (?:dien ra|to chuc|tham gia))\b/,
  other:
    /\b(?:huy|tinh nguyen|to chuc su kien|bao nhieu nguoi|ngan sach|phan nan|on ao|hoan tien|anh chup|ket qua|thoi tiet|mua khong|da dang ky|so tay|tai sao)\b/,
  needsDay: /\b(?:expo|trien lam|thong tin|phim)\b/,
  filler:
    /\b(?:osaka|quan|nishi(?:yodogawa)?|suminoe|co|nao|gi|khong|o|trong|vao|va|cac|nhung|cho|toi|biet|muon|tim|xem|danh sach|xin|chao|hay|duoc|khi|la|thi|mot|di|tham gia|dien ra|vui|dau|voi|a|vay|ve|nay)\b/,
  most: 1,
};

/** Words with which somebody asks to book a consultation, as a whole message; what it is about is the guide's to say. */
import { lettersOnly, normalise } from "../../guide/text.js";

const book = "予約(?:が|を)?(?:したい|する|できますか|できる|取りたい|とりたい)?(?:です|のですが|んですが|んですけど)?";
const with_ = "(?:に|の|を|と)?";
const concierge = `子(?:ども)?育てこんしえるじゅ|こそだてこんしえるじゅ`;

/** By key of the form that is meant; undefined: any. */
const wishes: readonly { form: string | undefined; pattern: RegExp }[] = [
  { form: "childcare-concierge", pattern: new RegExp(`^(?:${concierge})${with_}(?:相談${with_})?${book}$`) },
  { form: "home-visit", pattern: new RegExp(`^家庭訪問${with_}${book}$`) },
  { form: undefined, pattern: new RegExp(`^相談${with_}${book}$`) },
];

/** The same in the other languages, with its name on the button, for whatever there is. */
const foreign: ReadonlySet<string> = new Set(
  [
    ...[
      "book a consultation",
      "booking a consultation",
      "i want to book a consultation",
      "i would like to book a consultation",
    ],
    ...["预约咨询", "咨询预约", "我想预约咨询", "預約諮詢", "諮詢預約", "我想預約諮詢"],
    ...["상담 예약", "상담 예약하기", "상담을 예약하고 싶어요", "상담을 예약하고 싶습니다"],
    ...["đặt lịch tư vấn", "đặt lịch hẹn tư vấn", "tôi muốn đặt lịch tư vấn", "dat lich tu van"],
  ].map((words) => lettersOnly(normalise(words))),
);

const longest = 40;

/** Undefined: not for us. */
export function slotWish(text: string): { form: string | undefined } | undefined {
  if (text.length > longest) return undefined;
  const said = lettersOnly(normalise(text));
  const wish = wishes.find(({ pattern }) => pattern.test(said));
  return wish ? { form: wish.form } : foreign.has(said) ? { form: undefined } : undefined;
}

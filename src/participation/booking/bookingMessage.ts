/** The beginning of a message to those who signed up: what it is about stands there, what is to be said is the staff's. */
import type { AnnouncementContent } from "../../announcement/announcement.js";
import type { WardEvent } from "../event/wardEvent.js";

export const messageContent = ({ title }: Pick<WardEvent, "title">): AnnouncementContent => ({
  title: `参加者へ: ${title}`.slice(0, 100),
  variants: { ja: [{ kind: "text", text: `「${title}」に申し込まれた方へ、区役所からのお知らせです。\n\n` }] },
  emergency: false,
  broadcast: false,
});

/** A post as the draft of an announcement: to those who chose its subject and its town. */
import type { AnnouncementContent, Part } from "../../announcement/announcement.js";
import type { Audience } from "../../announcement/audience.js";
import { type NewsPost, startOf } from "./newsPost.js";

/** Neither subject nor town: it is everybody's. */
export function audienceOf({ topic, district }: Pick<NewsPost, "topic" | "district">): Audience {
  if (topic === undefined && district === undefined) return { all: true };
  return {
    ...(topic === undefined ? {} : { interests: [topic] }),
    ...(district === undefined ? {} : { districts: [district] }),
  };
}

/** @param url of the public page, at this post */
export function announcementOf(post: NewsPost, url: string): AnnouncementContent {
  const start = startOf(post);
  const card: Part = {
    kind: "card",
    title: post.title,
    text: `${post.body}\n（${post.group}）`.length <= 1_000 ? `${post.body}\n（${post.group}）` : post.body,
    ...(start && { date: start.day }),
    ...(start?.time !== undefined && { time: start.time }),
    ...(post.place !== undefined && { place: post.place }),
    link: { label: "くわしく", url },
    ...(post.picture !== undefined && { image: { hash: post.picture, alt: post.pictureText ?? post.title } }),
  };
  return { title: `地域の情報: ${post.title}`, variants: { ja: [card] }, emergency: false, broadcast: false };
}

/** Thread (職員への相談): one talk between a resident and the ward's staff, on a page of ours and never in LINE. */
import { z } from "zod";
import type { Language } from "../language.js";

export const longestPost = 2_000;
/** What one thread takes from its resident in ten minutes. */
export const postsInTenMinutes = 20;
/** An open thread in which nobody has said anything for so long is closed. */
export const silentDays = 30;

export type Author = "resident" | "staff";

export interface Post {
  id: string;
  author: Author;
  text: string;
  /** Milliseconds since it was written, by the database's clock. */
  agoMs: number;
}

export interface Thread {
  id: string;
  ward: string;
  counter: string;
  language: Language;
  state: "open" | "closed";
}

export type ReadPost = { kind: "text"; text: string } | { kind: "empty" } | { kind: "long" };

const notWords = /[\p{Surrogate}\u0000]/gu;

/** A text as it is kept; the length is counted as browsers count it, with one letter for the end of a line. */
export function readPost(value: unknown): ReadPost {
  const text = z.string().catch("").parse(value).replace(/\r\n?/g, "\n").replace(notWords, "\ufffd").trim();
  if (text === "") return { kind: "empty" };
  return text.length > longestPost ? { kind: "long" } : { kind: "text", text };
}

/** Key of a form, so that a form sent twice is one post. */
export const formKey = z.uuid();

/** What the resident has said since the staff last did. */
export function unansweredPosts(posts: readonly Post[]): Post[] {
  const last = posts.findLastIndex(({ author }) => author === "staff");
  return posts.slice(last + 1);
}

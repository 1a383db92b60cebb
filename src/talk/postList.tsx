/** What was said, in its order, each with who said it and when; for the resident's page and for the console. */
import { htmlLang, type Language } from "../language.js";
import { Words } from "../web/words.js";
import { postTime } from "./postTime.js";
import type { Author, Post } from "./thread.js";

export interface PostListProps {
  posts: readonly Post[];
  /** What to call them. */
  names: Readonly<Record<Author, string>>;
  /** Of the page. */
  language: Language;
  /** Of the words, where it is another one. */
  wordsLanguage?: Language;
  now: Date;
}

export function PostList({ posts, names, language, wordsLanguage = language, now }: PostListProps): JSX.Element {
  return (
    <ol class="posts">
      {posts.map((post) => (
        <li class={`post post-${post.author}`}>
          <p class="post-head">
            <strong>
              <Words text={names[post.author]} />
            </strong>{" "}
            <span class="note" safe>
              {postTime(now, post.agoMs, language)}
            </span>
          </p>
          <p lang={htmlLang[wordsLanguage]}>
            <Words text={post.text} />
          </p>
        </li>
      ))}
    </ol>
  );
}

/** The content's files while the product runs: each good edit is handed on, and after a broken one the last good version stays. */
import type { Content } from "./content.js";
import { refusedChanges, stillToDo } from "./contentChange.js";
import { type ContentProblem, problemLine } from "./contentFiles.js";
import { watchFolder } from "./contentWatch.js";
import { errorFields, type Log } from "./log.js";
import type { UsableContent } from "./usableContent.js";

export interface ContentFeed {
  /** The last good version of the files. */
  content(): Content;
  /** Why the files are not what residents get; empty where they are. */
  problems(): readonly ContentProblem[];
  /** Follows the files from what was read first. @returns a function that ends it */
  follow(user: ContentUser): () => Promise<void>;
}

export interface ContentUser {
  /** The texts that residents meet are of this version once it has resolved. */
  use(next: Content): Promise<void>;
  /** What became of an edit. */
  ended(result: "taken" | "kept"): void;
}

export interface ContentFeedOptions {
  folder: string;
  first: Content;
  /** What the folder was (`folderState`) before `first` was read. */
  seen: string;
  read(): UsableContent;
  log: Log;
}

/** Of a list that may be long, as many as a line of the log needs. */
const loggedAtMost = 5;

export function createContentFeed({ folder, first, seen, read, log }: ContentFeedOptions): ContentFeed {
  let good = first;
  let problems: readonly ContentProblem[] = [];

  function keep(found: readonly ContentProblem[]): void {
    // A second save of the same mistake says nothing new.
    if (JSON.stringify(found) !== JSON.stringify(problems))
      log.error("content not reloaded", {
        problems: found.length,
        first: found.slice(0, loggedAtMost).map(problemLine),
      });
    problems = found;
  }

  async function take(user: ContentUser): Promise<"taken" | "kept"> {
    const began = performance.now();
    const next = read();
    const refused = next.kind === "refused" ? next.problems : refusedChanges(good, next.content);
    if (next.kind === "refused" || refused.length > 0) {
      keep(refused);
      return "kept";
    }
    const readMs = Math.round(performance.now() - began);
    await user.use(next.content);
    const todo = stillToDo(good, next.content);
    good = next.content;
    problems = [];
    log.info("content reloaded", { readMs, ms: Math.round(performance.now() - began) });
    if (todo.length > 0) log.warn("content reloaded, but not all of it", { todo });
    return "taken";
  }

  return {
    content: () => good,
    problems: () => problems,
    follow(user) {
      const watch = watchFolder({
        folder,
        seen,
        async changed() {
          try {
            user.ended(await take(user));
          } catch (error) {
            log.error("content not reloaded", errorFields(error));
            problems = [{ file: folder, place: "", problem: "a fault of the program: the log says where" }];
            user.ended("kept");
          }
        },
        untold: (reason) => log.warn("content is looked at twice a second: the system does not tell", { reason }),
      });
      return () => watch.close();
    },
  };
}

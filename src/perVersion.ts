/** What is put together from content: anew for each version of it, so that whoever begins with one also ends with it. */
import type { Content } from "./content.js";

/** @param make cheap, because the first who asks after a change waits for it */
export function perVersion<Made>(content: () => Content, make: (content: Content) => Made): () => Made {
  let last: { of: Content; made: Made } | undefined;
  return () => {
    const now = content();
    if (last?.of !== now) last = { of: now, made: make(now) };
    return last.made;
  };
}

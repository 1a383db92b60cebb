/** The real content, read once per test process. */
import { join } from "node:path";
import { type Content, readContent } from "../../src/content.js";
import { projectRoot } from "../../src/projectRoot.js";

let read: Content | undefined;

export function realContent(): Content {
  if (!read) {
    const { content, problems } = readContent(process.env["CONTENT_DIR"] ?? join(projectRoot, "content"));
    if (!content || problems.length > 0)
      throw new Error(`the content does not read: ${JSON.stringify(problems.slice(0, 5))}`);
    read = content;
  }
  return read;
}

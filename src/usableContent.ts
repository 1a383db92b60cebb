/** Content that residents may be shown, or what stands against it in words for the operator: at the start and at each edit. */
import { relative } from "node:path";
import type { Config } from "./config.js";
import { type Content, readContent } from "./content.js";
import { unapprovedTexts } from "./contentApproval.js";
import { type ContentProblem, problemLine } from "./contentFiles.js";
import type { ContentMemory } from "./contentMemory.js";

export type UsableContent =
  | { kind: "usable"; content: Content }
  | { kind: "refused"; problems: readonly ContentProblem[]; sentence: string };

export function usableContent(
  { contentFolder, allowUnapprovedContent }: Pick<Config, "contentFolder" | "allowUnapprovedContent">,
  memory: ContentMemory,
): UsableContent {
  const { content, problems } = readContent(contentFolder, memory);
  if (!content || problems.length > 0) {
    const list = problems.slice(0, 20).map((one) => `  - ${problemLine(one)}`);
    return {
      kind: "refused",
      problems,
      sentence: `The content has ${problems.length} problem(s); npm run check:content lists them all:\n${list.join("\n")}`,
    };
  }
  const unapproved = allowUnapprovedContent ? [] : unapprovedTexts(content);
  if (unapproved.length > 0) {
    const file = relative(process.cwd(), contentFolder);
    return {
      kind: "refused",
      problems: unapproved.map((place) => ({ file, place, problem: "nobody has approved this text" })),
      sentence: `Production shows residents only what the ward has approved: ${unapproved.length} texts have no approval (${unapproved.slice(0, 3).join(", ")} …). Add "approved" to them, language by language, or set ALLOW_UNAPPROVED_CONTENT=1.`,
    };
  }
  return { kind: "usable", content };
}

/** What LINE accepts: its numbers, and the checks of messages and rich menus against them. */
export { labelFits, lostQuickReplies, messageProblems } from "./messageRules.js";
export { codeUnits, fitGraphemes, graphemes, jsonBytes, limits } from "./numbers.js";
export type { Problem } from "./problem.js";
export { richMenuFrame, richMenuProblems } from "./richMenuRules.js";

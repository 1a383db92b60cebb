/** Findings of the checks, shortly said. */
import type { ContentFinding } from "../desk/announcementDesk.js";

export const error = (path: string, code: string, text: string): ContentFinding => ({
  weight: "error",
  path,
  code,
  text,
});

export const warning = (path: string, code: string, text: string): ContentFinding => ({
  weight: "warning",
  path,
  code,
  text,
});

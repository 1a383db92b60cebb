/** Findings of the desk as mistakes of the form's fields. */
import type { ContentFinding } from "../desk/announcementDesk.js";
import type { Mistake } from "./announcementFormRead.js";

/** variants.ja[0].text → ja.0.text; audience… → who; what has no field goes to the title. */
export function findingMistakes(findings: readonly ContentFinding[]): Mistake[] {
  return findings.filter(({ weight }) => weight === "error").map(({ path, text }) => ({ field: fieldOf(path), text }));
}

function fieldOf(path: string): string {
  const part = /^variants\.([a-z]+)\[(\d+)\](?:\.([a-z]+))?/.exec(path);
  if (part) return part.slice(1).filter(Boolean).join(".");
  if (path.startsWith("audience")) return "who";
  if (path.startsWith("sendAt")) return "sendDate";
  if (path.startsWith("expiresAt")) return "expiresDate";
  return path.startsWith("broadcast") ? "broadcast" : "title";
}

/** The association that a form finds: by which answers, and what the page says of it. */
import type { PageView } from "../../web/view.js";
import type { AssociationAnswer } from "../association/associationDesk.js";
import type { AssociationPlace } from "../association/associationTable.js";
import type { CaseTyped } from "./caseSent.js";

/** Keys of the questions that a form with `association` may ask: town, block, building. */
export function placeOf(answers: CaseTyped): AssociationPlace {
  const text = (key: string) => {
    const value = answers[key];
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  return { town: text("town") ?? "", block: text("block"), building: text("building") };
}

export function associationWords({ say }: PageView, town: string, answer: AssociationAnswer): string {
  switch (answer.kind) {
    case "found": {
      const { name, federation } = answer.association;
      return say("caseAssociationFound", { town, name: federation === undefined ? name : `${name}（${federation}）` });
    }
    case "several":
      return say("caseAssociationSeveral", { town, names: answer.associations.map(({ name }) => name).join("、") });
    case "unknown":
      return say("caseAssociationUnknown", { town });
    default:
      return answer satisfies never;
  }
}

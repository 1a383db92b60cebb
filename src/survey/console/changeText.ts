/** A change between two versions in words for staff: a file of words, beside the pages that show it. */
import type { Change } from "../builder/definitionDifference.js";
import { placeText } from "../builder/definitionWords.js";

export function changeText(change: Change): string {
  switch (change.kind) {
    case "part":
      return `${placeText([change.part])}を変更`;
    case "question-added":
      return `設問「${change.text}」を追加`;
    case "question-removed":
      return `設問「${change.text}」を削除`;
    case "question-changed": {
      const fields = change.fields.map((field) => placeText([field])).join("、");
      const apart = change.answersApart ? "。前の版の回答とは合わせて集計しません" : "";
      return `設問「${change.text}」の${fields}を変更${apart}`;
    }
    case "order":
      return "設問の順番を変更";
    default:
      return change satisfies never;
  }
}

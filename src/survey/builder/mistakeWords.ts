/** What the builder's pages say about mistakes, all in one place to import from. */
export { languageNames } from "./builderWords.js";
export { issueText, placeText } from "./definitionWords.js";

export const outdatedText =
  "書いているあいだに、ほかの人が保存しました。その内容の上に、あなたの入力を残してあります。確かめて、もう一度保存してください。";
export const overText = "受付が終わったか、ほかの人が削除したため、書き直せません。";

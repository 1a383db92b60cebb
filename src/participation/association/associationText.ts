/** Words with which somebody asks for their association's card, as a whole message; every other question is the guide's. */
import { lettersOnly, normalise } from "../../guide/text.js";

const association = "(?:町会|町内会|自治会)";
const polite = "(?:です|ですか|のですが|んですが|んですけど|ください)?";
const wishes = [
  `${association}(?:に|へ)(?:入り|はいり|加入し|参加し)たい${polite}`,
  `(?:うち|家|自宅|私|わたし|自分)の${association}(?:は|って)?(?:どこ|どれ|何|なに)?${polite}`,
  `(?:うち|家|自宅|私|わたし|自分)の${association}を?(?:調べたい|知りたい|教えて)${polite}`,
  `${association}(?:は|って)?(?:どこ)${polite}`,
  `引越(?:し)?て(?:き|来)た(?:ので|ばかりで|から|ばかりなので)?${association}(?:を|が)?(?:知りたい|調べたい|教えて)${polite}`,
  `${association}(?:を|が)?(?:知りたい|調べたい)${polite}`,
].map((wish) => new RegExp(`^${wish}$`));

const longest = 60;

export const asksForAssociation = (text: string): boolean => {
  if (text.length > longest) return false;
  const said = lettersOnly(normalise(text));
  return wishes.some((wish) => wish.test(said));
};

/** Gathers from each feature what it holds of one resident, for their own page. */
import { questionsOf } from "../guide/ownQuestionStore.js";
import { wishWords } from "../participation/find/eventWishBubble.js";
import { eventWishStore } from "../participation/find/eventWishStore.js";
import { createOwnRecordDesk, type OwnRecordDesk } from "../resident/own/ownRecordDesk.js";
import { inLanguage } from "../survey/surveyText.js";
import { talksOf } from "../talk/ownTalkStore.js";
import type { Participation } from "./participation.js";
import type { Parts } from "./parts.js";
import type { Surveys } from "./surveys.js";

export function composeOwnRecord(
  { vault, clock }: Parts,
  { withdrawal }: Pick<Surveys, "withdrawal">,
  { bookings, cases, cards }: Participation,
): OwnRecordDesk {
  return createOwnRecordDesk({
    bookings,
    cases,
    async wishesOf(tx, ward, id, language) {
      const voice = cards().voiceOf({ tx, ward, now: clock.now(), resident: { id, language }, seed: undefined });
      const kept = await eventWishStore.ofResident(tx, ward.ward.id, id);
      return kept.map((one) => ({ words: wishWords(one, voice), wish: one.wish, expiresAt: one.expiresAt }));
    },
    async surveysOf(tx, ward, id, language) {
      const answered = await withdrawal.ofResident(tx, ward.ward.id, id, clock.now());
      return answered.map(({ definition, key }) => ({
        title: inLanguage(definition.title, language),
        href: `/${ward.ward.id}/s/${key}`,
      }));
    },
    talksOf: (tx, ward, id) => talksOf(tx, vault, ward, id),
    questionsOf: (tx, ward, id) => questionsOf(tx, vault, ward, id),
  });
}

/** Honest and useful, as in the chat: what can't be answered, what can, and whom to ask. */
import { OutsideLink } from "../web/outsideLink.js";
import { PhoneLink } from "../web/phoneLink.js";
import { Words } from "../web/words.js";
import { phoneOf } from "./card.js";
import { TopicList } from "./topicList.js";
import type { WardView } from "./wardView.js";

export function NonePart({ ward, lead }: { ward: WardView; lead?: string | undefined }): JSX.Element {
  const { view, say, content } = ward;
  const { language } = view;
  const { office } = content.ward.counters;
  const phones = office.phones.map((phone) => phoneOf(phone, language, say));
  const names = content.topicKeys
    .map((key) => content.topicName(key, language))
    .join(language === "ja" || language === "easy" || language === "zh" ? "、" : ", ");
  return (
    <>
      <section class="box">
        <p class="answer">
          <Words text={lead ?? say("noneLead")} />
        </p>
        <p>
          <Words text={say("noneCan", { topics: names })} />
        </p>
        <p>
          <Words text={say("noneAsk", { office: office.name[language] })} />
        </p>
        {phones.map((phone) => (
          <PhoneLink {...phone} />
        ))}
        {phones.length === 0 ? (
          <p>
            <Words text={say("phonePending")} />
          </p>
        ) : (
          ""
        )}
        <p>
          <OutsideLink
            view={view}
            name={content.ward.officialPage.name[language]}
            href={content.ward.officialPage.url}
          />
        </p>
      </section>
      <TopicList ward={ward} />
    </>
  );
}

/** All entries of a ward under their topics. */
import { Words } from "../web/words.js";
import { TopicSign } from "./topicSign.js";
import type { WardView } from "./wardView.js";

export interface TopicListProps {
  ward: WardView;
  /** A remark about all of them. */
  note?: string | undefined;
}

export function TopicList({ ward, note }: TopicListProps): JSX.Element {
  const { content, view } = ward;
  const { language } = view;
  return (
    <section aria-labelledby="topics">
      <h2 id="topics">
        <Words text={view.say("topicsTitle")} />
      </h2>
      {note === undefined ? (
        ""
      ) : (
        <p class="note">
          <Words text={note} />
        </p>
      )}
      <div class="topics">
        {content.topicKeys.map((key) => (
          <section class="topic" id={key} aria-labelledby={`topic-${key}`}>
            <h3 id={`topic-${key}`}>
              <TopicSign topic={key} />
              <span>
                <Words text={content.topicName(key, language)} />
              </span>
            </h3>
            <ul class="links">
              {[...content.topics.values()]
                .filter((entry) => entry.id.startsWith(`${key}.`))
                .map((entry) => (
                  <li>
                    <a href={ward.at(`/${entry.id}`)}>
                      <Words text={entry.text[language].title} />
                    </a>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

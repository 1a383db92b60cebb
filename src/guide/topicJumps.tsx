/** Short cuts to the topics further down the page: on a phone they are several screens away. */
import { Words } from "../web/words.js";
import type { WardView } from "./wardView.js";

export function TopicJumps({ ward }: { ward: WardView }): JSX.Element {
  const { content, view } = ward;
  return (
    <nav aria-label={view.say("topicsTitle")}>
      <ul class="jumps">
        {content.topicKeys.map((key) => (
          <li>
            <a href={`#${key}`}>
              <Words text={content.topicName(key, view.language)} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The chat of a phone as pieces of HTML: one for each thing that was sent. */
import { preview } from "../preview/preview.js";
import type { ChatEntry } from "./chat.js";
import { words } from "./simulatorWords.js";

export interface LogPiece {
  key: string;
  html: string;
}

const clock = new Intl.DateTimeFormat("ja-JP", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Tokyo" });

/** What is far up in the chat is not drawn. */
const newest = 60;

export function chatLog(log: readonly ChatEntry[], base: string): LogPiece[] {
  const groups: ChatEntry[][] = [];
  for (const entry of log.slice(-newest)) {
    const group = groups.at(-1);
    // Messages of one call belong together.
    if (entry.from === "bot" && group?.[0]?.from === "bot" && group[0].requestId === entry.requestId) group.push(entry);
    else groups.push([entry]);
  }
  return groups.map((group, index) => ({
    key: group[0]?.id ?? "",
    html: (<Entries group={group} last={index === groups.length - 1} base={base} />) as string,
  }));
}

function Entries({ group, last, base }: { group: ChatEntry[]; last: boolean; base: string }): JSX.Element {
  const [first] = group;
  if (!first) return "";
  if (first.unsent) return <p class="unsent">{words.unsent}</p>;
  const time = clock.format(first.at);
  if (first.from === "person") {
    const contentUrl = `${base}/contents/${first.id}`;
    const safeDrawing = preview({ messages: [first.message], side: "person", interactive: false, contentUrl });
    return (
      <div class="said mine">
        {safeDrawing}
        <p class="under">
          <span safe>{time}</span>
          {!first.displayOnly && (
            <button type="button" class="unsend" data-unsend={first.id}>
              {words.unsend}
            </button>
          )}
        </p>
      </div>
    );
  }
  // Quick replies go when anything follows.
  const messages = group.map(({ message: { quickReply, ...message } }) =>
    last ? { ...message, quickReply } : message,
  );
  const safeDrawing = preview({ messages, side: "bot", interactive: true });
  return (
    <div class="said theirs">
      {safeDrawing}
      <p class="under">
        <span safe>{`${time}${first.via === undefined || first.via === "reply" ? "" : ` ・ ${first.via}`}`}</span>
      </p>
    </div>
  );
}

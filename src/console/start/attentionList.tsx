/** The list of what wants attention; each line leads to where it is dealt with. */
import { Words } from "../../web/words.js";
import type { AttentionItem } from "../consoleRoute.js";
import { Empty } from "../pieces/empty.js";
import { StatusTag, type StatusTagProps } from "../pieces/statusTag.js";

const tags: Readonly<Record<AttentionItem["weight"], StatusTagProps>> = {
  alarm: { tone: "bad", text: "至急" },
  todo: { tone: "active", text: "対応する" },
  remark: { tone: "quiet", text: "参考" },
};

export function AttentionList({ items }: { items: readonly AttentionItem[] }): JSX.Element {
  if (items.length === 0) return <Empty text="いま対応が必要なことはありません。" />;
  return (
    <ul class="attention">
      {items.map(({ text, href, count, weight }) => (
        <li class={`attention-${weight}`}>
          <a href={href}>
            <StatusTag {...tags[weight]} />
            <span class="attention-words">
              <Words text={text} />
            </span>
            {count === undefined ? (
              ""
            ) : (
              <span class="attention-count" safe>
                {`${count.toLocaleString("ja-JP")}件`}
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

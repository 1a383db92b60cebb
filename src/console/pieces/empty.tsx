/** What a list shows that has nothing in it: why, and what to do. */
import type { PropsWithChildren } from "@kitajs/html";
import { Words } from "../../web/words.js";

export function Empty({ text, children }: PropsWithChildren<{ text: string }>): JSX.Element {
  return (
    <div class="empty">
      <p>
        <Words text={text} />
      </p>
      {children}
    </div>
  );
}

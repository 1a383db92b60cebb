/** Who tried too often, or comes when too many do, is told for how long to wait. */
import { Banner } from "../../web/banner.js";
import { Words } from "../../web/words.js";
import type { FrameContext } from "../frame/frameParts.js";
import type { TooMany } from "./sharedLimitStore.js";

export const waitingWords = ({ seconds }: TooMany): string =>
  seconds >= 60 ? `約${Math.ceil(seconds / 60)}分` : `約${seconds}秒`;

export async function sayTooMany(context: Pick<FrameContext, "response" | "send">, tooMany: TooMany): Promise<void> {
  context.response.setHeader("Retry-After", String(tooMany.seconds));
  const text = `続けて失敗したため、いまは受け付けていません。${waitingWords(tooMany)}たってから、もう一度試してください。お急ぎのときは、パスキーで入るか、区の管理者に連絡してください。`;
  await context.send("しばらくお待ちください", <Told title="しばらくお待ちください" text={text} />, 429);
}

export async function sayBusy(context: Pick<FrameContext, "response" | "send">): Promise<void> {
  context.response.setHeader("Retry-After", "5");
  const text = "サインインが混み合っています。5秒ほどたってから、もう一度試してください。";
  await context.send("混み合っています", <Told title="混み合っています" text={text} />, 503);
}

function Told({ title, text }: { title: string; text: string }): JSX.Element {
  return (
    <div class="reading">
      <h1 safe>{title}</h1>
      <Banner kind="warning" announced>
        <p>
          <Words text={text} />
        </p>
      </Banner>
      <p>
        <a href="/console/sign-in">サインインの画面に戻る</a>
      </p>
    </div>
  );
}

/** Says above a form that something in it must be put right. */
import { Banner } from "../../web/banner.js";

export function Mistaken({ mistakes }: { mistakes: Readonly<Record<string, string>> }): JSX.Element {
  if (Object.keys(mistakes).length === 0) return "";
  return (
    <Banner kind="mistake" title="まだ終わっていません" announced>
      <p>赤い文字のところを直して、もう一度送ってください。</p>
    </Banner>
  );
}

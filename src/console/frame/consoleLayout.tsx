/** The frame around every page of the console: whose it is, where one is, where one may go. */
import { iconUrl } from "../../web/assets.js";
import { Banner } from "../../web/banner.js";
import { Breadcrumbs } from "../../web/breadcrumbs.js";
import { Words } from "../../web/words.js";
import type { ConsoleAssets } from "./consoleAssets.js";
import type { ConsoleLayout, ConsoleLayoutProps } from "./consoleLayoutType.js";
import { ConsoleMasthead } from "./consoleMasthead.js";
import { consoleName } from "./consoleName.js";
import { ConsoleNavigation, hasNavigation } from "./consoleNavigation.js";
import { WardBar } from "./wardBar.js";

/** The pages allow no `eval` and no inline style; a refusal is a page, not a piece of one. */
const htmxConfig = JSON.stringify({
  includeIndicatorCSS: false,
  history: false,
  noSwap: [204, 304, 401, 403, 404, 405, 409, 413, 429, "5xx"],
});

export function createConsoleLayout(assets: Pick<ConsoleAssets, "stylesheet" | "script" | "htmx">): ConsoleLayout {
  return (page, body) => (page.fragment ? body : <WholePage page={page} assets={assets} body={body} />);
}

interface WholePageProps {
  page: ConsoleLayoutProps;
  assets: Pick<ConsoleAssets, "stylesheet" | "script" | "htmx">;
  body: JSX.Element;
}

function WholePage({ page, assets, body }: WholePageProps): JSX.Element {
  const { view, ward } = page;
  const place = ward ? `${ward.ward.name.ja} ${consoleName}` : consoleName;
  return (
    <html lang="ja">
      <head>
        <meta charset="utf-8" />
        <title safe>{`${page.title} | ${place}${view.demo ? "（デモ）" : ""}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="robots" content="noindex" />
        <meta name="htmx-config" content={htmxConfig} />
        <link rel="icon" href={iconUrl} type="image/svg+xml" />
        <link rel="stylesheet" href={view.stylesheet} />
        <link rel="stylesheet" href={assets.stylesheet} />
        <script src={view.script} defer></script>
        <script src={assets.script} defer></script>
        <script src={assets.htmx} defer></script>
      </head>
      <body class={ward ? `console ward-${ward.ward.id}` : "console"}>
        <a class="skip" href="#main">
          本文へ移動
        </a>
        <header>
          {view.demo ? (
            <p class="demo-strip">デモ用の画面です。人や出来事はすべて架空で、実際のLINEには送りません。</p>
          ) : (
            ""
          )}
          <ConsoleMasthead page={page} />
          {ward ? <WardBar page={page} ward={ward} /> : ""}
        </header>
        <div class="console-body">
          {hasNavigation(page) ? <ConsoleNavigation page={page} /> : ""}
          <div class="console-main">
            <Way page={page} />
            <main id="main" tabindex="-1">
              {page.flash ? (
                <Banner kind={page.flash.kind} announced>
                  <p>
                    <Words text={page.flash.text} />
                  </p>
                </Banner>
              ) : (
                ""
              )}
              {body}
            </main>
          </div>
        </div>
      </body>
    </html>
  );
}

/** From the start page to this one. */
function Way({ page }: { page: ConsoleLayoutProps }): JSX.Element {
  const { view, ward, staff, section, crumbs, title } = page;
  if (!staff || (section === "start" && crumbs === undefined)) return "";
  const start = ward
    ? { name: `${ward.ward.name.ja}のスタート`, href: `/console/${ward.ward.id}` }
    : { name: "スタート", href: "/console" };
  return <Breadcrumbs view={view} crumbs={[start, ...(crumbs ?? []), { name: title }]} />;
}

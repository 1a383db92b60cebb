/** A whole page: head, banner of the demo, masthead, breadcrumbs, main, footer. Public pages and console share it. */

import type { PropsWithChildren } from "@kitajs/html";
import { htmlLang } from "../language.js";
import { iconUrl } from "./assets.js";
import { Breadcrumbs, type Crumb } from "./breadcrumbs.js";
import { withFurigana } from "./furigana.js";
import { HeadLinks } from "./headLinks.js";
import { LanguageOffer } from "./languageSwitch.js";
import { Masthead } from "./masthead.js";
import { SiteFooter } from "./siteFooter.js";
import type { PageView } from "./view.js";

export interface PageProps {
  view: PageView;
  title: string;
  description?: string | undefined;
  /** Address of the page without language, such as /nishi/disaster.shelter. */
  path: string;
  /** The ward whose page it is: its colour and its name stand in the masthead. */
  ward?: { id: string; name: string } | undefined;
  crumbs?: readonly Crumb[];
  /** For what search engines should not find: results, forms, the console. */
  unlisted?: boolean;
  /** What is written here is kept, and the page itself says how long: the footer must not say that nothing is. */
  keepsWords?: boolean;
  /** The page exists in every language: its readers may choose. */
  inLanguages?: boolean;
}

export async function Page(props: PropsWithChildren<PageProps>): Promise<string> {
  const html = await Whole(props);
  return props.view.language === "easy" ? withFurigana(html) : html;
}

function Whole(props: PropsWithChildren<PageProps>): JSX.Element {
  const { view, ward, inLanguages = false } = props;
  const { say, language } = view;
  const place = ward ? `${say("siteName")} ${ward.name}` : say("siteName");
  const title = [props.title, view.demo ? `${place} (${say("demoMark")})` : place];
  return (
    <html lang={htmlLang[language]} class={language === "easy" ? "easy" : undefined}>
      <head>
        <meta charset="utf-8" />
        <title safe>{title.join(" | ")}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        {props.description === undefined ? "" : <meta name="description" content={props.description} />}
        {props.unlisted ? (
          <meta name="robots" content="noindex" />
        ) : (
          <HeadLinks view={view} path={props.path} inLanguages={inLanguages} />
        )}
        <link rel="icon" href={iconUrl} type="image/svg+xml" />
        <link rel="stylesheet" href={view.stylesheet} />
        <script src={view.script} defer></script>
      </head>
      <body class={ward ? `ward-${ward.id}` : undefined}>
        <a class="skip" href="#main" safe>
          {say("skipToMain")}
        </a>
        <header>
          {view.demo ? (
            <p class="demo-strip" safe>
              {say("demoNotice")}
            </p>
          ) : (
            ""
          )}
          <Masthead view={view} ward={ward} path={inLanguages ? props.path : undefined} />
          {inLanguages ? <LanguageOffer view={view} path={props.path} /> : ""}
        </header>
        {props.crumbs ? <Breadcrumbs view={view} crumbs={props.crumbs} /> : ""}
        <main id="main" tabindex="-1">
          {props.children}
        </main>
        <SiteFooter view={view} keepsWords={props.keepsWords} />
      </body>
    </html>
  );
}

/** A layout without looks: what a test of the frame reads. */
import type { ConsoleLayout } from "../../../src/console/frame/consoleLayoutType.js";

export const plainLayout: ConsoleLayout = ({ csrfField, ...page }, body) =>
  page.fragment ? (
    body
  ) : (
    <html lang="ja">
      <head>
        <title safe>{page.title}</title>
        <link rel="stylesheet" href={page.view.stylesheet} />
      </head>
      <body>
        <header safe>{page.staff?.name ?? "だれでもない"}</header>
        {page.flash ? (
          <p role="alert" safe>
            {page.flash.text}
          </p>
        ) : (
          ""
        )}
        <main>{body}</main>
        {csrfField}
      </body>
    </html>
  );

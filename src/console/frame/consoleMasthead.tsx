/** The top of the console: its name, who is signed in, the way out. */
import { escapeHtml } from "@kitajs/html";
import { Button } from "../pieces/button.js";
import type { ConsoleLayoutProps } from "./consoleLayoutType.js";
import { consoleName } from "./consoleName.js";

export function ConsoleMasthead({ page }: { page: ConsoleLayoutProps }): JSX.Element {
  const { staff, csrfField } = page;
  return (
    <div class="console-top">
      <div class="wide">
        <a class="console-brand" href="/console">
          {consoleName}
        </a>
        {staff ? (
          <div class="console-who">
            <a href="/console/account">
              <span class="unseen">アカウント: </span>
              {escapeHtml(staff.name)}さん
            </a>
            <form method="post" action="/console/sign-out" class="form-inline">
              {csrfField}
              <Button label="サインアウト" weight="outlined" />
            </form>
          </div>
        ) : (
          ""
        )}
      </div>
    </div>
  );
}

/** Which ward one is working for, in its colour, and the way to the other ones. */
import type { WardContent } from "../../content.js";
import { roleIn } from "../role.js";
import { roleNames } from "../roleWords.js";
import type { ConsoleLayoutProps } from "./consoleLayoutType.js";

export function WardBar({ page, ward }: { page: ConsoleLayoutProps; ward: WardContent }): JSX.Element {
  const role = page.staff && roleIn(page.staff.roles, ward.ward.id);
  const others = page.wards.filter((one) => one.ward.id !== ward.ward.id);
  return (
    <div class="console-ward">
      <div class="wide">
        <p class="console-ward-name" safe>
          {ward.ward.fullName.ja}
        </p>
        {role ? (
          <p class="console-role" safe>
            {`あなたの権限: ${roleNames[role]}`}
          </p>
        ) : (
          ""
        )}
        {others.length > 0 ? (
          <details class="console-wards" data-closes>
            <summary>区を切り替える</summary>
            <ul>
              {others.map((one) => (
                <li>
                  <a href={`/console/${one.ward.id}`} safe>
                    {one.ward.fullName.ja}
                  </a>
                </li>
              ))}
            </ul>
          </details>
        ) : (
          ""
        )}
      </div>
    </div>
  );
}

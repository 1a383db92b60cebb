/** The choice of a ward, for whoever works for several. */
import { Words } from "../../web/words.js";
import { Empty } from "../pieces/empty.js";
import type { Role } from "../role.js";
import { roleNames } from "../roleWords.js";

export interface WardChoice {
  id: string;
  name: string;
  role: Role;
}

export function WardChoicePage({ choices }: { choices: readonly WardChoice[] }): JSX.Element {
  return (
    <>
      <h1>区を選ぶ</h1>
      {choices.length === 0 ? (
        <Empty text="まだどの区の権限もありません。区の管理者に、権限の設定を頼んでください。" />
      ) : (
        <ul class="wards">
          {choices.map(({ id, name, role }) => (
            <li class={`ward-${id}`}>
              <a href={`/console/${id}`}>
                <strong>
                  <Words text={name} />
                </strong>
                <span class="note" safe>
                  {roleNames[role]}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The two numbers for a life in danger, on every page where somebody asks. */
import { telephoneAddress } from "../web/phoneLink.js";
import type { PageView } from "../web/view.js";
import { Words } from "../web/words.js";

export function DangerBox({ view }: { view: PageView }): JSX.Element {
  const { say } = view;
  const numbers = [
    { number: "119", name: say("dangerFire") },
    { number: "110", name: say("dangerPolice") },
  ];
  return (
    <section class="danger-box" aria-label={say("dangerTitle")}>
      <p class="danger-title">
        <Words text={say("dangerTitle")} />
      </p>
      <ul>
        {numbers.map(({ number, name }) => (
          <li>
            <a href={telephoneAddress(number)}>
              <strong safe>{number}</strong>
              <span>
                <Words text={name} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

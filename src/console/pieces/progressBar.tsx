/** How far something is: as a bar and in words. */
import { Words } from "../../web/words.js";

export interface ProgressBarProps {
  /** One on its page. */
  id: string;
  label: string;
  done: number;
  total: number;
  /** Beside the percentage, such as 「1,200 / 5,000人」. */
  text?: string | undefined;
}

export function ProgressBar({ id, label, done, total, text }: ProgressBarProps): JSX.Element {
  // Not rounded up: 100 % means that nothing is left.
  const percent = total === 0 ? 100 : Math.floor((100 * Math.min(done, total)) / total);
  return (
    <div class="progress">
      <p class="progress-words">
        <label for={id}>
          <Words text={label} />
        </label>
        <span class="progress-text" safe>
          {text === undefined ? `${percent}%` : `${percent}%（${text}）`}
        </span>
      </p>
      <progress id={id} max={Math.max(total, 1)} value={total === 0 ? 1 : Math.min(done, total)} safe>
        {`${percent}%`}
      </progress>
    </div>
  );
}

/** The decision about requests of which nobody knows whether LINE accepted them. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { Banner } from "../../web/banner.js";
import { number } from "./announcementWords.js";

export interface UncertainProps {
  path: string;
  csrfField: JSX.Element;
  people: number;
  mayDecide: boolean;
}

export function PageUncertain({ path, csrfField, people, mayDecide }: UncertainProps): JSX.Element {
  return (
    <Banner kind="warning" title="受付が不明な配信">
      <p safe>
        {`${number(people)}人分について、23時間たってもLINEが受け付けたか分かりません。送ったことにするか、もう一度送るかを決めてください。`}
      </p>
      {mayDecide ? (
        <div class="actions">
          <ConsoleForm action={`${path}/settle`} csrfField={csrfField} inline>
            <Hidden name="as" value="sent" />
            <Button label="送ったことにする" weight="outlined" />
          </ConsoleForm>
          <ConsoleForm action={`${path}/settle`} csrfField={csrfField} inline>
            <Hidden name="as" value="again" />
            <Button label="もう一度送る（2通届く人が出るおそれ）" weight="danger" />
          </ConsoleForm>
        </div>
      ) : (
        <p class="note">承認者が決めます。</p>
      )}
    </Banner>
  );
}

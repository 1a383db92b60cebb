/** Who of a panel has not answered yet, for a second letter: by the flag of their code, never by what anybody said. */
import { escapeHtml } from "@kitajs/html";
import { Empty } from "../../console/pieces/empty.js";
import { Table } from "../../web/table.js";
import { AskingHead } from "./askingHead.js";
import type { AskedSurvey, Batch } from "./batch.js";
import type { Letter } from "./letterStore.js";

export interface UnansweredPageProps {
  survey: AskedSurvey;
  batch: Batch;
  people: readonly Letter[];
}

export function UnansweredPage({ survey, batch, people }: UnansweredPageProps): JSX.Element {
  return (
    <>
      <AskingHead survey={survey} title="まだ回答していない人" />
      <p>
        もう一度お願いを送るためだけに使ってください。回答したかどうかだけが分かります。だれが何と答えたかは分かりません。
      </p>
      {people.length === 0 ? (
        <Empty text="全員が回答しました。" />
      ) : (
        <Table
          id="unanswered"
          caption={batch.name}
          heads={["手紙の番号", "名前", "宛先"]}
          rows={people.map(({ number, name = "―", address = "―" }) => [
            String(number),
            escapeHtml(name),
            escapeHtml(address),
          ])}
        />
      )}
    </>
  );
}

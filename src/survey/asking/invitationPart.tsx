/** What an invitation in LINE has: its announcement, its draw, its reminders. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { DefinitionList } from "../../web/definitionList.js";
import { Words } from "../../web/words.js";
import { batchPath } from "./askingPaths.js";
import { count } from "./askingWords.js";
import { mostReminders } from "./batch.js";
import type { BatchPageProps } from "./batchPage.js";

export function InvitationPart(props: Omit<BatchPageProps, "part">): JSX.Element {
  const { survey, batch, mayEdit, csrfField } = props;
  const base = batchPath(survey.ward, survey.key, batch.id);
  const announcement = (id: string) => `/console/${survey.ward}/announcements/${id}`;
  const drawnBy = batch.drawn.invitation;
  const reminders = batch.drawn.reminders ?? [];
  const act = (path: string, label: string, weight: "outlined" | "danger" = "outlined") => (
    <ConsoleForm action={`${base}/${path}`} csrfField={csrfField} inline>
      <Button label={label} weight={weight} />
    </ConsoleForm>
  );
  return (
    <>
      <h2>お知らせ</h2>
      {batch.announcementId === undefined ? (
        <p>相手は決まりましたが、お知らせの下書きがまだありません。</p>
      ) : (
        <p>
          <a href={announcement(batch.announcementId)}>案内のお知らせを開く</a>
          （承認されるまで、だれにも届きません）
        </p>
      )}
      {reminders.map((id, index) => (
        <p>
          <a href={announcement(id)} safe>
            {`${index + 1}回目の再度のお願いを開く`}
          </a>
        </p>
      ))}
      {mayEdit && survey.state === "open" ? (
        <div class="actions">
          {batch.announcementId === undefined ? act("draft", "お知らせの下書きを作る") : ""}
          {batch.announcementId !== undefined && reminders.length < mostReminders
            ? act("remind", "まだ回答していない人への、再度のお願いの下書きを作る")
            : ""}
          {batch.answered === 0 ? act("withdraw", "この案内をやめる", "danger") : ""}
        </div>
      ) : (
        ""
      )}
      {drawnBy ? (
        <>
          <h2>選び方の記録</h2>
          <DefinitionList
            items={[
              { term: "案内できた人", text: `${count(drawnBy.candidates)}人` },
              { term: "選び方", text: drawnBy.size === null ? "全員" : `${count(drawnBy.size)}人を無作為に` },
              { term: "乱数の種", text: drawnBy.seed },
              { term: "一人あたりの上限", text: `四半期（${drawnBy.quarterFrom}から）に${drawnBy.perQuarter}回` },
              { term: "案内できた人の名簿の照合値", text: drawnBy.candidatesSha256 },
            ]}
          />
          <div class="actions">{act("again", "もう一度選び直して、同じ人になるか確かめる")}</div>
          <p class="note">
            <Words text="確かめるだけで、何も変わりません。そのあとに登録や退会をした人がいると、名簿の照合値が変わります。" />
          </p>
        </>
      ) : (
        ""
      )}
    </>
  );
}

/** Inviting in LINE: whom, how many of them, and by which number they are drawn. */

import type { Fields } from "../../announcement/form/announcementFormFields.js";
import type { Mistake } from "../../announcement/form/announcementFormRead.js";
import { PageAudience } from "../../announcement/page/announcementPageAudience.js";
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { RadioGroup } from "../../console/pieces/radioGroup.js";
import { TextField } from "../../console/pieces/textField.js";
import type { WardContent } from "../../content.js";
import { Banner } from "../../web/banner.js";
import { Words } from "../../web/words.js";
import { AskingHead } from "./askingHead.js";
import { askingPath } from "./askingPaths.js";
import { count } from "./askingWords.js";
import type { AskedSurvey } from "./batch.js";
import { word } from "./formWords.js";
import { Mistaken } from "./mistaken.js";

export interface InvitationPageProps {
  survey: AskedSurvey;
  ward: WardContent;
  fields: Fields;
  audienceMistakes: readonly Mistake[];
  mistakes: Readonly<Record<string, string>>;
  perQuarter: number;
  /** How many could be asked by this rule, once somebody has looked. */
  candidates: number | undefined;
  /** Further groups that can be asked: who took part in an event. */
  criteria: readonly { kind: string; id: string; name: string }[];
  csrfField: JSX.Element;
}

export function InvitationPage(props: InvitationPageProps): JSX.Element {
  const { survey, ward, fields, mistakes, audienceMistakes, perQuarter, candidates, csrfField } = props;
  return (
    <>
      <AskingHead survey={survey} title="LINEで案内する" />
      <Mistaken mistakes={audienceMistakes.length > 0 ? { who: "who" } : mistakes} />
      <p>
        <Words
          text={`お知らせの受信を止めた人と、この四半期に${perQuarter}回アンケートの案内を受けた人には送りません。このアンケートの案内は、一人に一度だけです。`}
        />
      </p>
      {survey.definition.class === "confidential" ? (
        <Banner kind="remark">
          <p>秘匿のアンケートなので、案内にはアンケートの名前を書きません。「アンケートのご案内」とだけ送ります。</p>
        </Banner>
      ) : (
        ""
      )}
      {candidates === undefined ? (
        ""
      ) : (
        <Banner kind="remark" announced>
          <p>
            <Words text={`いまの条件で案内できる人は、${count(candidates)}人です。`} />
          </p>
        </Banner>
      )}
      <ConsoleForm action={`${askingPath(survey.ward, survey.key)}/line`} csrfField={csrfField}>
        <PageAudience ward={ward} fields={fields} mistakes={audienceMistakes} criteria={props.criteria} />
        <RadioGroup
          name="how"
          label="条件に合う人のうち"
          required
          value={word(fields, "how") || "all"}
          options={[
            { value: "all", label: "全員に案内する" },
            {
              value: "sample",
              label: "無作為に選んで案内する",
              hint: "選び方を記録し、あとで同じ人が選ばれることを確かめられます。",
            },
          ]}
          mistake={mistakes["how"]}
        />
        <TextField
          name="size"
          label="選ぶ人数"
          hint="無作為に選ぶときだけ入力します。"
          short
          inputmode="numeric"
          value={word(fields, "size")}
          mistake={mistakes["size"]}
        />
        <TextField
          name="name"
          label="依頼の名前"
          hint="職員が見分けるための名前です。"
          required
          maxlength={100}
          value={word(fields, "name")}
          mistake={mistakes["name"]}
        />
        <div class="actions">
          <Button label="人数を確かめる" weight="outlined" name="action" value="count" formnovalidate />
          <Button label="相手を決めて、お知らせの下書きを作る" name="action" value="make" />
        </div>
      </ConsoleForm>
    </>
  );
}

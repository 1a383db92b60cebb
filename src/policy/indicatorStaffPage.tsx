/** One indicator in the console: what the public sees with its trace, all readings, and the forms of staff. */
import { mayAct, type Role } from "../console/role.js";
import { Banner } from "../web/banner.js";
import { FigureBeside } from "./figureBeside.js";
import { FigureBox } from "./figureBox.js";
import { FigureHistory } from "./figureHistory.js";
import { FigureTrace } from "./figureTrace.js";
import { indicatorPath } from "./indicatorPage.js";
import { MarkForms } from "./markForms.js";
import { MarkPart } from "./markPart.js";
import { ReadingFields } from "./readingFields.js";
import { ReadingTable } from "./readingTable.js";
import type { StaffFormProps } from "./staffForm.js";

export function IndicatorStaffPage(props: StaffFormProps & { ward: string; role: Role }): JSX.Element {
  const { view, ward, indicator, role, mistakes } = props;
  const parts = { view, ward, indicator };
  return (
    <>
      <h1 safe>{indicator.indicator.text}</h1>
      <p safe>{`${indicator.plan.title}　${indicator.indicator.section}`}</p>
      <p>
        <a href={indicatorPath(ward, indicator.indicator.id)}>公開ページを見る</a>
      </p>
      {mistakes ? (
        <Banner kind="mistake" title="まだ保存していません" announced>
          <p>赤い文字のところを直して、もう一度送ってください。</p>
        </Banner>
      ) : (
        ""
      )}
      <FigureBox {...parts} />
      <MarkPart view={view} indicator={indicator} />
      <FigureBeside {...parts} />
      <FigureHistory {...parts} />
      <FigureTrace {...parts} />
      <ReadingTable {...props} mayEdit={mayAct(role, "editor")} />
      {mayAct(role, "editor") ? <ReadingFields {...props} /> : ""}
      <MarkForms {...props} mayEdit={mayAct(role, "editor")} mayMark={mayAct(role, "approver")} />
    </>
  );
}

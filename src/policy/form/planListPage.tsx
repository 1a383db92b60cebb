/** The ward's plans, each with its forms, and the way to next year's. */

import { StatusTag } from "../../console/pieces/statusTag.js";
import { ButtonLink } from "../../web/buttonLink.js";
import { type Plan, placedIndicators } from "../plan.js";
import type { ConsolePlan } from "../planStore.js";
import type { FormTemplate } from "./formTemplate.js";
import { fiscalYearWords } from "./formWords.js";

export interface PlanListPageProps {
  base: string;
  files: readonly Plan[];
  made: readonly ConsolePlan[];
  forms: readonly FormTemplate[];
  mayEdit: boolean;
}

export function PlanListPage({ base, files, made, forms, mayEdit }: PlanListPageProps): JSX.Element {
  const links = (plan: Plan) => (
    <ul class="points">
      <li>
        <a href={`${base}/${plan.id}`} safe>
          {`${plan.title}の記入（自己評価、進捗、課題、方向性）`}
        </a>
      </li>
      {forms.map((form) => (
        <li>
          <a href={`${base}/${plan.id}/forms/${form.id}`} safe>
            {`${form.name}を開く`}
          </a>
          {" ／ "}
          <a href={`${base}/${plan.id}/forms/${form.id}.xlsx`} aria-label={`${form.name}をExcelで保存する`}>
            Excelで保存する
          </a>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <h1>運営方針と様式</h1>
      <p>
        運営方針ごとに、区が提出する様式を、指標の実績と記入した文から作ります。今年度の運営方針がないときは、
        前の年度から引き継いで下書きを作れます。
      </p>
      {mayEdit ? <ButtonLink href={`${base}/rollover`}>次の年度の下書きを作る</ButtonLink> : ""}
      <h2>資料にある運営方針</h2>
      {newestFirst(files).map((plan) => (
        <section>
          <h3 safe>{plan.title}</h3>
          <p safe>{`${fiscalYearWords(plan.fiscalYear)}。${plan.status}`}</p>
          {links(plan)}
        </section>
      ))}
      <h2>この画面で作った運営方針</h2>
      {made.length === 0 ? <p>まだありません。</p> : ""}
      {made.map((one) => (
        <section>
          <h3 safe>{one.plan.title}</h3>
          <p>
            {one.approvedAt === undefined ? (
              <StatusTag tone="warning" text="下書き（公開前）" />
            ) : (
              <StatusTag tone="good" text="承認ずみ（公開中）" />
            )}{" "}
            <a href={`${base}/${one.plan.id}/content`} safe>
              {`${one.plan.title}の中身を見る・直す・承認する`}
            </a>
          </p>
          {links(one.plan)}
        </section>
      ))}
    </>
  );
}

/** Of one year first the plan that has indicators. */
const newestFirst = (plans: readonly Plan[]): Plan[] =>
  [...plans].sort(
    (one, other) => other.fiscalYear - one.fiscalYear || placedIndicators(other).length - placedIndicators(one).length,
  );

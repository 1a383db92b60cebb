/** Publishing, moving the deadline, closing: what is looked at before, and the buttons that do it. */
import { type Fields, one } from "../../announcement/form/announcementFormFields.js";
import { Button } from "../../console/pieces/button.js";
import { CheckboxGroup } from "../../console/pieces/checkboxGroup.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { DateField } from "../../console/pieces/dateField.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { Banner } from "../../web/banner.js";
import type { Mistake } from "../builder/definitionIssues.js";
import { mayBePublished, type PublishChecks } from "../builder/publishChecks.js";
import type { SurveyView } from "../surveyDesk.js";
import { SurveyChecks } from "./surveyChecksPart.js";
import { periodText, stageOf } from "./surveyConsoleWords.js";
import { SurveyHead } from "./surveyHead.js";
import { mistakeAt, SurveyMistakes } from "./surveyMistakes.js";
import { surveyPath } from "./surveyPaths.js";
import { Changes } from "./surveyVersionsPart.js";

export interface SurveyOpeningProps {
  survey: SurveyView;
  now: Date;
  checks: PublishChecks | undefined;
  mayPublish: boolean;
  /** Whoever looks wrote the draft last. */
  isOwn: boolean;
  /** `opensAt`, `closesAt` as Japan's local times. */
  fields: Fields;
  mistakes: readonly Mistake[];
  csrfField: JSX.Element;
}

export const openingTitle = "公開・期間・締切";

export function SurveyOpeningPage(props: SurveyOpeningProps): JSX.Element {
  const { survey, now, checks, mistakes } = props;
  const { draft, published } = survey;
  const stage = stageOf(survey, now);
  return (
    <>
      <SurveyHead survey={survey} now={now} current={undefined} title={openingTitle} />
      <SurveyMistakes mistakes={mistakes} />
      {stage === "closed" ? (
        <p safe>{`受付は終わりました（${periodText(survey)}）。`}</p>
      ) : (
        <>
          {draft && checks ? (
            <>
              {published ? (
                <section aria-labelledby="changes-title">
                  <h2 id="changes-title">いま公開している版から変わるところ</h2>
                  <Changes before={published} after={draft} />
                </section>
              ) : (
                ""
              )}
              <SurveyChecks definition={draft.definition} checks={checks} />
              <Publish {...props} />
            </>
          ) : (
            ""
          )}
          {published && !draft ? <Times {...props} /> : ""}
          {published ? <Close {...props} /> : ""}
        </>
      )}
    </>
  );
}

function TimeFields({ survey, now, fields, mistakes }: SurveyOpeningProps): JSX.Element {
  const hasOpened = survey.opensAt !== undefined && survey.opensAt <= now;
  return (
    <>
      {hasOpened ? (
        <Hidden name="opensAt" value={one(fields, "opensAt")} />
      ) : (
        <DateField
          name="opensAt"
          label="受付を始める日時"
          hint="空けておくと、すぐに始まります。"
          type="datetime-local"
          value={one(fields, "opensAt")}
          mistake={mistakeAt(mistakes, "opensAt")}
        />
      )}
      <DateField
        name="closesAt"
        label="締め切る日時"
        hint="空けておくと、手で締め切るまで受け付けます。その間、保存期間は始まりません。"
        type="datetime-local"
        value={one(fields, "closesAt")}
        mistake={mistakeAt(mistakes, "closesAt")}
      />
    </>
  );
}

function Publish(props: SurveyOpeningProps): JSX.Element {
  const { survey, checks, mayPublish, isOwn, mistakes, csrfField } = props;
  const { published, draft, ward, key } = survey;
  if (!checks || !draft) return "";
  if (!mayPublish) return <p class="note">公開は承認者が行います。</p>;
  if (isOwn)
    return (
      <Banner kind="warning">
        <p>最後に書いた人は、公開できません。ほかの承認者に、この画面を見てもらってください。</p>
      </Banner>
    );
  if (!mayBePublished(checks)) return "";
  return (
    <section class="decision" aria-labelledby="publish-title">
      <h2 id="publish-title">{published ? `第${draft.number}版に替える` : "公開する"}</h2>
      <ConsoleForm action={`${surveyPath(ward, key)}/opening`} csrfField={csrfField} attributes={{ novalidate: "" }}>
        <Hidden name="edit" value={String(draft.edit)} />
        <TimeFields {...props} />
        <CheckboxGroup
          name="sure"
          label="確認"
          mistake={mistakeAt(mistakes, "sure")}
          options={[
            {
              value: "yes",
              label: "設問、利用目的、保存期間、指標を確かめました",
              hint: "公開したあとは、区分（一般・秘匿）を変えられません。回答のあった版は、書き直せません。",
            },
          ]}
        />
        <div class="actions">
          <Button label={published ? `第${draft.number}版に替える` : "公開する"} />
        </div>
      </ConsoleForm>
    </section>
  );
}

function Times(props: SurveyOpeningProps): JSX.Element {
  const { survey, mayPublish, csrfField } = props;
  return (
    <section aria-labelledby="times-title">
      <h2 id="times-title">期間</h2>
      <p safe>{periodText(survey)}</p>
      {mayPublish ? (
        <ConsoleForm
          action={`${surveyPath(survey.ward, survey.key)}/times`}
          csrfField={csrfField}
          attributes={{ novalidate: "" }}
        >
          <TimeFields {...props} />
          <div class="actions">
            <Button label="期間を変える" weight="outlined" />
          </div>
        </ConsoleForm>
      ) : (
        <p class="note">期間は承認者が変えられます。</p>
      )}
    </section>
  );
}

function Close({ survey, mayPublish, mistakes, csrfField }: SurveyOpeningProps): JSX.Element {
  if (!mayPublish) return "";
  return (
    <section aria-labelledby="close-title">
      <h2 id="close-title">締め切る</h2>
      <p>締め切ると、回答も回答の変更も受け付けません。もう一度開くことはできません。</p>
      <ConsoleForm action={`${surveyPath(survey.ward, survey.key)}/close`} csrfField={csrfField}>
        <CheckboxGroup
          name="close"
          label="確認"
          mistake={mistakeAt(mistakes, "close")}
          options={[{ value: "yes", label: "いま締め切ります" }]}
        />
        <div class="actions">
          <Button label="受付を締め切る" weight="danger" />
        </div>
      </ConsoleForm>
    </section>
  );
}

/** The page on which an announcement is written; every button works without a script. */
import { Button } from "../../console/pieces/button.js";
import { CheckboxGroup } from "../../console/pieces/checkboxGroup.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { TextField } from "../../console/pieces/textField.js";
import { Banner } from "../../web/banner.js";
import { isTicked, many, one } from "../form/announcementFormFields.js";
import { type AudienceProps, PageAudience } from "./announcementPageAudience.js";
import { PageLanguages } from "./announcementPageLanguages.js";
import { type Look, PageLook } from "./announcementPageLook.js";
import { mistakeAt, PageMistakes } from "./announcementPageMistakes.js";
import { PageTimes } from "./announcementPageTimes.js";

export interface FormPageProps extends AudienceProps {
  title: string;
  /** Where it is saved; what is looked at while typing goes to `lookPath`. */
  action: string;
  lookPath: string;
  csrfField: JSX.Element;
  /** What it looks like as it stands; undefined before anything was asked. */
  look: Look | undefined;
  previewBase: string;
  /** Only approvers relay emergencies. */
  mayEmergency: boolean;
  /** LINE's own broadcast: only where the ward says so. */
  mayBroadcast: boolean;
  /** An edit takes back that approval was asked for. */
  isSubmitted: boolean;
}

export function PageForm(props: FormPageProps): JSX.Element {
  const { fields, mistakes, look, previewBase } = props;
  return (
    <>
      <h1 safe>{props.title}</h1>
      <PageMistakes mistakes={mistakes} />
      {props.isSubmitted ? (
        <Banner kind="warning">
          <p>承認を依頼したあとの下書きです。保存すると、依頼とこれまでの承認は取り消されます。</p>
        </Banner>
      ) : (
        ""
      )}
      <ConsoleForm
        action={props.action}
        csrfField={props.csrfField}
        id="draft"
        upload
        attributes={{ novalidate: "", autocomplete: "off" }}
      >
        {/* What Enter in a field does: look, not save. */}
        <button class="unseen" type="submit" name="action" value="check" tabindex="-1">
          確認する
        </button>
        <Hidden name="version" value={one(fields, "version")} />
        <div class="draft-columns">
          <div class="draft-fields">
            <div class="form-section">
              <TextField
                name="title"
                label="件名"
                hint="職員が見分けるための名前です。区民には見えません。"
                value={one(fields, "title")}
                mistake={mistakeAt(mistakes, "title")}
                maxlength={100}
                required
              />
            </div>
            <PageLanguages fields={fields} mistakes={mistakes} />
            <PageAudience {...props} />
            <PageTimes fields={fields} mistakes={mistakes} />
            <Special {...props} />
          </div>
          <section class="look" aria-label="できあがりの確認" tabindex="0">
            <div
              id="look"
              data-hx-post={props.lookPath}
              data-hx-encoding="application/x-www-form-urlencoded"
              data-hx-trigger="input from:#draft delay:700ms, change from:#draft delay:200ms"
              data-hx-sync="this:replace"
            >
              {look ? <PageLook look={look} base={previewBase} /> : <Unlooked />}
            </div>
          </section>
        </div>
        <div class="actions draft-actions">
          <Button label="下書きを保存" name="action" value="save" />
          <Button label="確認する" weight="outlined" name="action" value="check" />
        </div>
      </ConsoleForm>
    </>
  );
}

function Unlooked(): JSX.Element {
  return <p class="note">「確認する」を押すと、届く人数、料金の見込み、点検の結果、LINEでの見え方が出ます。</p>;
}

function Special({ fields, mistakes, mayEmergency, mayBroadcast }: FormPageProps): JSX.Element {
  const box = (name: string, label: string, text: string, hint: string) => (
    <CheckboxGroup
      name={name}
      label={label}
      values={many(fields, name)}
      mistake={mistakeAt(mistakes, name)}
      options={[{ value: "on", label: text, hint }]}
    />
  );
  return (
    <section class="form-section" aria-labelledby="special-title">
      <h2 id="special-title">特別な送り方</h2>
      {mayEmergency ? (
        box(
          "emergency",
          "緊急",
          "緊急のお知らせとして送る",
          "市の危機管理が発表した情報の中継にかぎります。受け取りを止めている人にも、夜間でも届き、管理者の全員に報告されます。",
        )
      ) : (
        <p class="note">
          緊急のお知らせを作れるのは承認者だけです。
          {isTicked(fields, "emergency") ? <Hidden name="emergency" value="on" /> : ""}
        </p>
      )}
      {mayBroadcast
        ? box(
            "broadcast",
            "LINEの一斉配信",
            "LINEの一斉配信を使う",
            "友だちの全員に1回の依頼で送ります。送る相手が「全員」のときだけ使えます。",
          )
        : ""}
    </section>
  );
}

/** The second step of the sign-in: a key, a one-time password, or a code from the sheet of paper. */

import { Banner } from "../../web/banner.js";
import { Notice } from "../../web/notice.js";
import { PasskeyForm } from "../factor/passkeyForm.js";
import { Button } from "../pieces/button.js";
import { ConsoleForm } from "../pieces/consoleForm.js";
import { TextField } from "../pieces/textField.js";

export interface SecondStepPageProps {
  mistake?: string | undefined;
  csrfField: JSX.Element;
  /** Undefined where the person has no key. */
  passkeyOptions: object | undefined;
  passkeyScript: string;
  hasTotp: boolean;
  hasCodes: boolean;
}

export function SecondStepPage(props: SecondStepPageProps): JSX.Element {
  const { mistake, csrfField, passkeyOptions, hasTotp, hasCodes } = props;
  const kinds = [...(hasTotp ? ["確認アプリの6桁の数字"] : []), ...(hasCodes ? ["コード表のコード"] : [])].join(
    "、または",
  );
  return (
    <div class="reading">
      <h1>もう一つの確認</h1>
      <p class="lead">パスワードは確認できました。ご本人であることを、もう一つの方法で確かめます。</p>
      <Notice kind="mistake" text={mistake} />
      {passkeyOptions ? (
        <section class="box" aria-labelledby="with-key">
          <h2 id="with-key">パスキー・セキュリティキー</h2>
          <PasskeyForm
            kind="use"
            action="/console/sign-in/second/passkey"
            csrfField={csrfField}
            label="キーで確認する"
            options={passkeyOptions}
            script={props.passkeyScript}
            weight="filled"
          />
        </section>
      ) : (
        ""
      )}
      {kinds === "" && !passkeyOptions ? (
        <Banner kind="warning">
          <p>コード表のコードは、すべて使いました。区の管理者に再設定を頼んでください。</p>
        </Banner>
      ) : (
        ""
      )}
      {kinds === "" ? (
        ""
      ) : (
        <section class="box" aria-labelledby="with-code">
          <h2 id="with-code">コード</h2>
          <ConsoleForm action="/console/sign-in/second" csrfField={csrfField}>
            <TextField
              name="code"
              label="コード"
              hint={kinds}
              autocomplete="one-time-code"
              maxlength={40}
              required
              short
            />
            <Button label="確認する" weight={passkeyOptions ? "outlined" : "filled"} />
          </ConsoleForm>
        </section>
      )}
      <ConsoleForm action="/console/sign-out" csrfField={csrfField} inline>
        <Button label="別の人として入り直す" weight="plain" />
      </ConsoleForm>
      <p class="note">どの方法も使えなくなったときは、区の管理者に再設定を頼んでください。</p>
    </div>
  );
}

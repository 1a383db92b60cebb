/** Setting up a second factor: the same at the first sign-in and later on the account page. */

import { ButtonLink } from "../../web/buttonLink.js";
import { Words } from "../../web/words.js";
import { Button } from "../pieces/button.js";
import { ConsoleForm } from "../pieces/consoleForm.js";
import { TextField } from "../pieces/textField.js";
import { PasskeyForm } from "./passkeyForm.js";
import { readableSecret } from "./totp.js";

export interface FactorPageProps {
  csrfField: JSX.Element;
  /** /console/set-up or /console/account: where the forms go. */
  base: string;
}

export function AddPasskey(props: FactorPageProps & { options: object; script: string }): JSX.Element {
  return (
    <section class="box" aria-labelledby="add-passkey">
      <h2 id="add-passkey">パスキー・セキュリティキー</h2>
      <p>
        職場のパソコン（Windows Helloなど）か、USBのセキュリティキーを登録します。いちばん安全で、次から速く入れます。
      </p>
      <PasskeyForm
        kind="add"
        action={`${props.base}/passkeys`}
        csrfField={props.csrfField}
        label="登録する"
        options={props.options}
        script={props.script}
      >
        <TextField
          name="name"
          label="見分けるための名前"
          hint="例：職場のパソコン"
          value="職場のパソコン"
          maxlength={50}
          required
        />
      </PasskeyForm>
    </section>
  );
}

export function AddTotp({ base }: Pick<FactorPageProps, "base">): JSX.Element {
  return (
    <section class="box" aria-labelledby="add-totp">
      <h2 id="add-totp">確認アプリ</h2>
      <p>30秒ごとに変わる6桁の数字を出すアプリを使います。パソコンのアプリでもかまいません。</p>
      <ButtonLink href={`${base}/totp`} weight="outlined">
        <span>確認アプリを登録する</span>
      </ButtonLink>
    </section>
  );
}

export function AddCodes({ base, csrfField, left }: FactorPageProps & { left: number }): JSX.Element {
  return (
    <section class="box" aria-labelledby="add-codes">
      <h2 id="add-codes">紙のコード表</h2>
      <p>1回ずつ使えるコードを10個印刷して、かぎのかかる場所に置きます。機器は何もいりません。</p>
      {left > 0 ? (
        <p
          class="note"
          safe
        >{`いまのコード表の残りは${left}個です。新しく作ると、いまのコード表は使えなくなります。`}</p>
      ) : (
        ""
      )}
      <ConsoleForm action={`${base}/codes`} csrfField={csrfField}>
        <Button label="コード表を作る" weight="outlined" />
      </ConsoleForm>
    </section>
  );
}

export interface TotpPageProps extends FactorPageProps {
  secret: string;
  /** The QR code as SVG markup of ours. */
  safeQr: string;
  mistake?: string | undefined;
}

export function TotpPage({ base, csrfField, secret, safeQr, mistake }: TotpPageProps): JSX.Element {
  return (
    <div class="reading">
      <h1>確認アプリを登録する</h1>
      <ol>
        <li>確認アプリで、次のキーを入力するか、QRコードを読み取ります。</li>
        <li>アプリに出た6桁の数字を、下に入力します。</li>
      </ol>
      <p>
        キー：<code safe>{readableSecret(secret)}</code>
      </p>
      <div class="qr">{safeQr}</div>
      <ConsoleForm action={`${base}/totp`} csrfField={csrfField}>
        <TextField
          name="code"
          label="6桁の数字"
          mistake={mistake}
          autocomplete="one-time-code"
          inputmode="numeric"
          maxlength={10}
          required
          short
        />
        <Button label="登録する" />
      </ConsoleForm>
      <p>
        <a href={base}>やめて戻る</a>
      </p>
    </div>
  );
}

export function CodesPage({
  codes,
  name,
  next,
}: {
  codes: readonly string[];
  name: string;
  next: string;
}): JSX.Element {
  return (
    <div class="reading">
      <h1>コード表</h1>
      <p class="lead">この画面は一度しか出ません。いま印刷するか、書き写してください。</p>
      <p>
        <Words text={`となり 職員コンソール　${name}`} />
      </p>
      <ol class="codes">
        {codes.map((code) => (
          <li>
            <code safe>{code}</code>
          </li>
        ))}
      </ol>
      <p>1つのコードは1回だけ使えます。使ったものは線で消してください。人に見せないでください。</p>
      <p>
        <button type="button" class="button button-outlined" hidden data-print>
          <span>印刷する</span>
        </button>
      </p>
      <ButtonLink href={next}>
        <span>保管したので次へ</span>
      </ButtonLink>
    </div>
  );
}

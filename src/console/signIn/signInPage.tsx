/** The first page of the console: e-mail and password, a passkey, or the city's own account. */

import { ButtonLink } from "../../web/buttonLink.js";
import { Notice } from "../../web/notice.js";
import { PasskeyForm } from "../factor/passkeyForm.js";
import { Button } from "../pieces/button.js";
import { Hidden } from "../pieces/hidden.js";
import { TextField } from "../pieces/textField.js";

export interface SignInPageProps {
  /** What went wrong, in words. */
  mistake?: string | undefined;
  remark?: string | undefined;
  email: string;
  /** Where to go afterwards; checked. */
  to: string | undefined;
  passkeyOptions: object;
  passkeyScript: string;
  /** The city's provider is connected. */
  oidc: boolean;
}

export function SignInPage(props: SignInPageProps): JSX.Element {
  const { mistake, remark, email, to, oidc } = props;
  const target = to === undefined ? "" : `?to=${encodeURIComponent(to)}`;
  return (
    <div class="reading">
      <h1>職員コンソールにサインイン</h1>
      <Notice kind="mistake" text={mistake} />
      <Notice kind="success" text={remark} />
      {oidc ? (
        <section class="box" aria-labelledby="city-account">
          <h2 id="city-account">市の共通アカウント</h2>
          <ButtonLink href={`/console/sign-in/oidc${target}`}>
            <span>市の共通アカウントで入る</span>
          </ButtonLink>
        </section>
      ) : (
        ""
      )}
      <section class="box" aria-labelledby="with-password">
        <h2 id="with-password">メールアドレスとパスワード</h2>
        <form method="post" action="/console/sign-in" class="form">
          {to === undefined ? "" : <Hidden name="to" value={to} />}
          <TextField
            name="email"
            label="メールアドレス"
            type="email"
            value={email}
            autocomplete="username"
            maxlength={254}
            required
          />
          <TextField
            name="password"
            label="パスワード"
            type="password"
            autocomplete="current-password"
            maxlength={200}
            required
          />
          <Button label="次へ" />
        </form>
      </section>
      <section class="box" aria-labelledby="with-passkey">
        <h2 id="with-passkey">パスキー・セキュリティキー</h2>
        <p>登録した方は、パスワードを入力せずに入れます。</p>
        <PasskeyForm
          kind="use"
          action={`/console/sign-in/passkey${target}`}
          csrfField=""
          label="パスキーで入る"
          options={props.passkeyOptions}
          script={props.passkeyScript}
        />
      </section>
      <p class="note">
        はじめての方、パスワードを忘れた方は、区の管理者に招待リンクを頼んでください。管理者がいないときは、このシステムの運用担当に連絡してください。
      </p>
    </div>
  );
}

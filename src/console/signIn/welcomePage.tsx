/** Where a link of the first sign-in leads: nothing happens until its button is pressed. */
import { ButtonLink } from "../../web/buttonLink.js";
import { Words } from "../../web/words.js";
import { NewPasswordField } from "../factor/passwordField.js";
import type { PasswordFault } from "../factor/passwordRules.js";
import { Button } from "../pieces/button.js";
import type { KnownLink } from "./signInLinkStore.js";

export function WelcomePage(props: { link: KnownLink; path: string; fault?: PasswordFault | undefined }): JSX.Element {
  const { link, path, fault } = props;
  if (link.demo)
    return (
      <div class="reading">
        <h1>デモの職員として入る</h1>
        <p class="lead">
          <Words text={`「${link.name}」として職員コンソールに入ります。`} />
        </p>
        <form method="post" action={path} class="form">
          <Button label="入る" />
        </form>
      </div>
    );
  return (
    <div class="reading">
      <h1>ようこそ、となりの職員コンソールへ</h1>
      <p class="lead">
        <Words text={`${link.name}さん（${link.email}）のパスワードを決めてください。`} />
      </p>
      <p>このあと、ご本人を確かめるもう一つの方法を登録します。スマートフォンは必要ありません。</p>
      <form method="post" action={path} class="form">
        <input type="email" name="email" value={link.email} autocomplete="username" hidden readonly />
        <NewPasswordField fault={fault} />
        <Button label="パスワードを決めて次へ" />
      </form>
    </div>
  );
}

export function LinkOverPage(): JSX.Element {
  return (
    <div class="reading">
      <h1>このリンクは使えません</h1>
      <p class="lead">
        リンクは1回だけ、72時間のあいだ使えます。すでにパスワードを決めた方は、サインインしてください。そうでない方は、区の管理者に新しいリンクを頼んでください。
      </p>
      <ButtonLink href="/console/sign-in" weight="outlined">
        <span>サインインの画面へ</span>
      </ButtonLink>
    </div>
  );
}

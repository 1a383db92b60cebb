/** A staff member's own page: how they sign in, and where they are signed in. */

import { DefinitionList } from "../../web/definitionList.js";
import { Words } from "../../web/words.js";
import { AddCodes, AddPasskey, AddTotp } from "../factor/factorPages.js";
import type { KnownPasskey } from "../factor/passkeyStore.js";
import { NewPasswordField } from "../factor/passwordField.js";
import type { PasswordFault } from "../factor/passwordRules.js";
import type { OpenSession } from "../frame/sessionStore.js";
import { Button } from "../pieces/button.js";
import { ConsoleForm } from "../pieces/consoleForm.js";
import { Hidden } from "../pieces/hidden.js";
import { instantText } from "../timeWords.js";
import type { Account } from "./accountStore.js";

export const accountBase = "/console/account";

export interface AccountPageProps {
  account: Account;
  keys: readonly KnownPasskey[];
  sessions: readonly OpenSession[];
  passkeyOptions: object;
  passkeyScript: string;
  csrfField: JSX.Element;
  passwordFault?: PasswordFault | undefined;
}

export function AccountPage(props: AccountPageProps): JSX.Element {
  const { account, keys, sessions, csrfField } = props;
  return (
    <div class="reading">
      <h1>アカウント</h1>
      <DefinitionList
        items={[
          { term: "名前", text: account.name },
          { term: "メールアドレス", text: account.email },
        ]}
      />
      <h2>ご本人を確かめる方法</h2>
      <Registered account={account} keys={keys} csrfField={csrfField} />
      <AddPasskey
        base={accountBase}
        csrfField={csrfField}
        options={props.passkeyOptions}
        script={props.passkeyScript}
      />
      {account.totpSecret ? "" : <AddTotp base={accountBase} />}
      <AddCodes base={accountBase} csrfField={csrfField} left={account.codes} />
      <section class="box" aria-labelledby="change-password">
        <h2 id="change-password">{account.passwordHash ? "パスワードを変える" : "パスワードを決める"}</h2>
        <p class="note">変えると、ほかの端末ではサインアウトします。</p>
        <ConsoleForm action={`${accountBase}/password`} csrfField={csrfField}>
          <NewPasswordField fault={props.passwordFault} />
          <Button label="変える" weight="outlined" />
        </ConsoleForm>
      </section>
      <Sessions sessions={sessions} csrfField={csrfField} />
    </div>
  );
}

function Registered({
  account,
  keys,
  csrfField,
}: Pick<AccountPageProps, "account" | "keys" | "csrfField">): JSX.Element {
  return (
    <ul class="factors">
      {keys.map((key) => (
        <li>
          <span>
            <Words text={`${key.name}（${instantText(key.createdAt)}に登録）`} />
          </span>
          <ConsoleForm action={`${accountBase}/passkeys/remove`} csrfField={csrfField} inline>
            <Hidden name="id" value={key.id} />
            <Button label="外す" weight="outlined" meaning={`${key.name}を外す`} />
          </ConsoleForm>
        </li>
      ))}
      {account.totpSecret ? (
        <li>
          <span>確認アプリ</span>
          <ConsoleForm action={`${accountBase}/totp/remove`} csrfField={csrfField} inline>
            <Button label="外す" weight="outlined" meaning="確認アプリを外す" />
          </ConsoleForm>
        </li>
      ) : (
        ""
      )}
      {account.codes > 0 ? <li safe>{`紙のコード表（残り${account.codes}個）`}</li> : ""}
    </ul>
  );
}

function Sessions({ sessions, csrfField }: Pick<AccountPageProps, "sessions" | "csrfField">): JSX.Element {
  return (
    <section class="box" aria-labelledby="sessions">
      <h2 id="sessions">サインイン中の端末</h2>
      <ul>
        {sessions.map(({ since, mine }) => (
          <li safe>{`${instantText(since)}から${mine ? "（この端末）" : ""}`}</li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <ConsoleForm action={`${accountBase}/sessions/end`} csrfField={csrfField}>
          <Button label="ほかの端末をすべてサインアウトする" weight="outlined" />
        </ConsoleForm>
      ) : (
        ""
      )}
    </section>
  );
}

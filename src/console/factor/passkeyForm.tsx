/** A form whose button asks for a passkey or a hardware key; without a script it stays hidden. */
import type { PropsWithChildren } from "@kitajs/html";
import { Button } from "../pieces/button.js";
import { Hidden } from "../pieces/hidden.js";

export interface PasskeyFormProps {
  kind: "use" | "add";
  action: string;
  csrfField: JSX.Element;
  label: string;
  /** For the browser, from passkeys.ts. */
  options: object;
  script: string;
  weight?: "filled" | "outlined";
}

export function PasskeyForm(props: PropsWithChildren<PasskeyFormProps>): JSX.Element {
  const { kind, action, csrfField, label, options, script, weight = "outlined", children } = props;
  return (
    <>
      <form
        method="post"
        action={action}
        class="form"
        hidden
        data-passkey={kind}
        data-options={JSON.stringify(options)}
        data-busy="ブラウザの案内にそって、キーに触れるか、PINを入力してください。"
        data-failed="確認できませんでした。もう一度押してください。"
        data-known="このキーは、すでに登録されています。"
      >
        {csrfField}
        <Hidden name="answer" value="" />
        {children}
        <Button label={label} weight={weight} />
        <p role="status" data-passkey-status></p>
      </form>
      <p class="note" data-without-passkey>
        このブラウザでは、パスキーとセキュリティキーを使えません。
      </p>
      <script src={script} defer></script>
    </>
  );
}

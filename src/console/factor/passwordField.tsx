/** The field for a new password, with what it must be. */

import { TextField } from "../pieces/textField.js";
import { type PasswordFault, passwordLength } from "./passwordRules.js";

const faults: Readonly<Record<PasswordFault, string>> = {
  short: `${passwordLength.least}文字以上にしてください。`,
  long: `${passwordLength.most}文字までにしてください。`,
  common: "よく使われる、推測されやすいパスワードです。別のものにしてください。",
  own: "メールアドレスと似ています。別のものにしてください。",
};

export function NewPasswordField({ fault }: { fault: PasswordFault | undefined }): JSX.Element {
  return (
    <TextField
      name="password"
      label="新しいパスワード"
      hint={`${passwordLength.least}文字以上。覚えやすい言葉をいくつか並べると、長くて安全です。`}
      mistake={fault && faults[fault]}
      type="password"
      autocomplete="new-password"
      maxlength={passwordLength.most}
      required
    />
  );
}

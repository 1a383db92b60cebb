/** One staff member: role, account, and what an admin may do. */
import { escapeHtml } from "@kitajs/html";
import { Banner } from "../../web/banner.js";
import { DefinitionList } from "../../web/definitionList.js";
import { Words } from "../../web/words.js";
import { Button } from "../pieces/button.js";
import { ConsoleForm } from "../pieces/consoleForm.js";
import { OneTimeLink } from "../pieces/oneTimeLink.js";
import { Select } from "../pieces/select.js";
import { TextArea } from "../pieces/textArea.js";
import { everyWard, roles } from "../role.js";
import { roleNames } from "../roleWords.js";
import { StaffState } from "./staffPage.js";
import type { WardStaff } from "./wardStaffStore.js";

export interface StaffMemberPageProps {
  ward: string;
  /** Such as /console/nishi/staff/<id> */
  base: string;
  member: WardStaff;
  self: boolean;
  /** Another admin could say yes to a change of the role. */
  hasSecond: boolean;
  wardName(id: string): string;
  csrfField: JSX.Element;
  reason: string;
  mistakes: Readonly<Record<string, string>>;
  link: string | undefined;
  /** The role of before waits for a second admin. */
  asked: boolean;
}

export function StaffMemberPage(props: StaffMemberPageProps): JSX.Element {
  const { ward, base, member, self, hasSecond, wardName, csrfField, reason, mistakes, link, asked } = props;
  const everyone = ward === everyWard;
  return (
    <>
      <h1>{escapeHtml(member.name)}さん</h1>
      {link === undefined ? (
        ""
      ) : (
        <Banner kind="success" title="本人確認をやり直しにしました" announced>
          <OneTimeLink url={link} about="このリンクを本人に渡してください。72時間有効で、一度だけ使えます。" />
          {asked ? <p>いまは閲覧者です。前の権限は、別の管理者が「二人での確認」で認めると戻ります。</p> : ""}
        </Banner>
      )}
      <DefinitionList
        items={[
          { term: "メールアドレス", text: member.email },
          { term: everyone ? "全区での権限" : "権限", text: member.role === null ? "なし" : roleNames[member.role] },
          { term: "状態", element: <StaffState staff={member} /> },
          ...(everyone ? [{ term: "区ごとの権限", text: member.elsewhere.map(wardName).join("、") || "なし" }] : []),
        ]}
      />
      {self ? (
        <Banner kind="remark">
          <p>
            自分の権限や利用の停止は、自分では変えられません。本人確認の方法は「
            <a href="/console/account">アカウント</a>」で変えられます。
          </p>
        </Banner>
      ) : (
        <>
          <section aria-labelledby="role-title">
            <h2 id="role-title">権限を変える</h2>
            {hasSecond ? (
              <ConsoleForm action={`${base}/role`} csrfField={csrfField}>
                <p>別の管理者が認めると有効になり、本人はサインインし直しになります。</p>
                <Select
                  name="role"
                  label="新しい権限"
                  required
                  value={member.role ?? "none"}
                  mistake={mistakes["role"]}
                  options={[
                    ...roles.map((value) => ({ value, label: roleNames[value] })),
                    { value: "none", label: everyone ? "全区での権限を外す" : "この区の権限を外す" },
                  ]}
                />
                <TextArea
                  name="reason"
                  label="理由"
                  hint="認める人に表示します。"
                  required
                  rows={2}
                  maxlength={300}
                  value={reason}
                  mistake={mistakes["reason"]}
                />
                <div class="actions">
                  <Button label="別の管理者に頼む" />
                </div>
              </ConsoleForm>
            ) : (
              <NoSecond />
            )}
          </section>
          <section aria-labelledby="account-title">
            <h2 id="account-title">利用の停止と本人確認</h2>
            {!everyone && member.elsewhere.length > 0 ? (
              <p>
                ほかの区でも働いている職員なので、停止とやり直しは全区の管理者に頼んでください。この区の権限は外せます。
              </p>
            ) : (
              <div class="actions">
                {member.disabled ? (
                  <ConsoleForm action={`${base}/enable`} csrfField={csrfField} inline>
                    <Button label="利用を再開する" weight="outlined" />
                  </ConsoleForm>
                ) : (
                  <>
                    <ConsoleForm action={`${base}/disable`} csrfField={csrfField} inline>
                      <Button label="利用を停止する" weight="danger" />
                    </ConsoleForm>
                    <ConsoleForm action={`${base}/reset`} csrfField={csrfField} inline>
                      <Button label="本人確認をやり直しにする" weight="danger" />
                    </ConsoleForm>
                  </>
                )}
              </div>
            )}
            <p class="note">
              <Words text="停止すると、その場でサインアウトになります。やり直しにすると、パスワードと本人確認の方法がすべて消え、新しいリンクをこの画面に表示します。承認者と管理者は、別の管理者が認めるまで閲覧者になります。" />
            </p>
          </section>
        </>
      )}
    </>
  );
}

export function NoSecond(): JSX.Element {
  return (
    <Banner kind="remark">
      <p>
        権限の変更には二人の管理者が必要ですが、認められる管理者がほかにいません。システムの担当者に{" "}
        <code>npm run staff</code> での設定を頼んでください。
      </p>
    </Banner>
  );
}

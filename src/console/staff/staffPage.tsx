/** The list of staff, and the invitation of a new one. */
import { escapeHtml } from "@kitajs/html";
import { Banner } from "../../web/banner.js";
import { Table } from "../../web/table.js";
import { Words } from "../../web/words.js";
import { Button } from "../pieces/button.js";
import { ConsoleForm } from "../pieces/consoleForm.js";
import { Empty } from "../pieces/empty.js";
import { OneTimeLink } from "../pieces/oneTimeLink.js";
import { RadioGroup } from "../pieces/radioGroup.js";
import { StatusTag } from "../pieces/statusTag.js";
import { TextField } from "../pieces/textField.js";
import { everyWard, roles } from "../role.js";
import { roleHints, roleNames } from "../roleWords.js";
import type { WardStaff } from "./wardStaffStore.js";

export interface StaffPageProps {
  ward: string;
  /** Such as /console/nishi/staff */
  base: string;
  staff: readonly WardStaff[];
  wardName(id: string): string;
  csrfField: JSX.Element;
  /** What was typed, when it came back. */
  form: Readonly<Record<string, unknown>>;
  mistakes: Readonly<Record<string, string>>;
  link: { url: string; asked: boolean } | undefined;
}

const typed = (form: Readonly<Record<string, unknown>>, name: string): string =>
  typeof form[name] === "string" ? form[name] : "";

export function StaffPage(props: StaffPageProps): JSX.Element {
  const { ward, base, staff, wardName, csrfField, form, mistakes, link } = props;
  const everyone = ward === everyWard;
  return (
    <>
      <h1>{everyone ? "全区の職員" : "職員"}</h1>
      {link ? (
        <Banner kind="success" title="招待しました" announced>
          <OneTimeLink url={link.url} about="このリンクを本人に渡してください。72時間有効で、一度だけ使えます。" />
          {link.asked ? <p>権限は、別の管理者が認めるまで「閲覧者」です。</p> : ""}
        </Banner>
      ) : (
        ""
      )}
      {staff.length === 0 ? (
        <Empty text="この区だけの権限を持つ職員は、まだいません。全区の権限を持つ職員は、ここには出ません。" />
      ) : (
        <Table
          id="staff"
          caption={everyone ? "登録されている職員" : "この区の職員"}
          heads={["名前", "メールアドレス", "権限", "状態", ...(everyone ? ["区ごとの権限"] : [])]}
          rows={staff.map((one) => [
            <a href={`${base}/${one.id}`} safe>
              {one.name}
            </a>,
            escapeHtml(one.email),
            escapeHtml(one.role === null ? "―" : roleNames[one.role]),
            <StaffState staff={one} />,
            ...(everyone ? [escapeHtml(one.elsewhere.map(wardName).join("、") || "―")] : []),
          ])}
        />
      )}
      <section aria-labelledby="invite-title">
        <h2 id="invite-title">職員を招待する</h2>
        <p>
          <Words text="招待すると、最初のサインインに使うリンクをこの画面に一度だけ表示します。本人に直接渡してください。" />
        </p>
        <ConsoleForm action={`${base}/invite`} csrfField={csrfField}>
          <TextField
            name="name"
            label="名前"
            required
            value={typed(form, "name")}
            mistake={mistakes["name"]}
            maxlength={60}
          />
          <TextField
            name="email"
            label="メールアドレス"
            type="email"
            required
            value={typed(form, "email")}
            mistake={mistakes["email"]}
            maxlength={254}
          />
          <RadioGroup
            name="role"
            label={everyone ? "全区での権限" : "権限"}
            required
            value={typed(form, "role") || "viewer"}
            mistake={mistakes["role"]}
            hint="閲覧者のほかは、別の管理者が認めてから有効になります（それまでは閲覧者です）。"
            options={roles.map((value) => ({ value, label: roleNames[value], hint: roleHints[value] }))}
          />
          <TextField
            name="reason"
            label="理由"
            hint="閲覧者のときは要りません。認める人に表示します。"
            value={typed(form, "reason")}
            mistake={mistakes["reason"]}
            maxlength={300}
          />
          <div class="actions">
            <Button label="招待する" />
          </div>
        </ConsoleForm>
      </section>
    </>
  );
}

export function StaffState({ staff }: { staff: Pick<WardStaff, "disabled" | "started"> }): JSX.Element {
  if (staff.disabled) return <StatusTag tone="bad" text="停止中" />;
  return staff.started ? (
    <StatusTag tone="good" text="利用中" />
  ) : (
    <StatusTag tone="warning" text="サインインの準備がまだです" />
  );
}

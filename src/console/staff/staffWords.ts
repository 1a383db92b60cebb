/** What admins are told about what they did with the staff. */
import type { Flash } from "../consoleRoute.js";
import type { Invited, RoleChange } from "./staffDesk.js";

export const invitedText: Readonly<Record<Exclude<Invited["kind"], "invited">, string>> = {
  joined: "すでに登録のある職員なので、権限を加えました。いつもの方法でサインインできます。",
  asked: "すでに登録のある職員です。閲覧者として加え、権限は別の管理者に確認を頼みました。",
  here: "この職員は、すでにここに登録されています。",
  disabled: "この職員は利用を停止されています。全区の管理者に、再開を頼んでください。",
  "no-second":
    "閲覧者のほかの権限は二人の管理者で決めますが、認められる管理者がほかにいません。閲覧者として招待するか、システムの担当者に npm run staff での設定を頼んでください。",
};

export function roleFlash(kind: Exclude<RoleChange["kind"], "missing">, name: string): Flash {
  switch (kind) {
    case "asked":
      return { kind: "success", text: `「${name}」への変更を、別の管理者に頼みました。` };
    case "already":
      return { kind: "warning", text: "同じ変更をすでに頼んでいます。別の管理者の確認を待っています。" };
    case "same":
      return { kind: "warning", text: "いまと同じ権限です。" };
    case "self":
      return { kind: "warning", text: "自分の権限は、自分では変えられません。" };
    case "no-second":
      return { kind: "warning", text: "認められる管理者がほかにいません。システムの担当者に頼んでください。" };
    default:
      return kind satisfies never;
  }
}

export const accountFlash: Readonly<Record<"done" | "self" | "elsewhere" | "no-second", Flash>> = {
  "no-second": {
    kind: "warning",
    text: "編集者・承認者・管理者のやり直しには二人の管理者が必要ですが、認められる管理者がほかにいません。システムの担当者に npm run staff でのやり直しを頼んでください。",
  },
  done: { kind: "success", text: "変更しました。" },
  self: { kind: "warning", text: "自分のことは、自分では変えられません。" },
  elsewhere: { kind: "warning", text: "ほかの区でも働いている職員なので、全区の管理者に頼んでください。" },
};

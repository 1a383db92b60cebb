/** What the roles are called. */
import type { Role } from "./role.js";

export const roleNames: Readonly<Record<Role, string>> = {
  viewer: "閲覧者",
  editor: "編集者",
  approver: "承認者",
  admin: "管理者",
};

/** What each may do, for whoever gives one. */
export const roleHints: Readonly<Record<Role, string>> = {
  viewer: "見るだけです",
  editor: "お知らせや回答を書けます",
  approver: "編集者のすることに加えて、お知らせの承認ができます",
  admin: "承認者のすることに加えて、職員と設定を管理します",
};

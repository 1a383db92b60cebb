/** The registered groups, and the form that registers one more. */
import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { Empty } from "../../console/pieces/empty.js";
import { Hidden } from "../../console/pieces/hidden.js";
import { StatusTag } from "../../console/pieces/statusTag.js";
import { Table } from "../../web/table.js";
import { newsGroupPath, newsGroupsPath } from "./newsConsolePaths.js";
import type { NewsGroup } from "./newsGroup.js";
import { NewsGroupFields, type NewsGroupFieldsProps } from "./newsGroupFields.js";

export interface NewsGroupListPageProps extends NewsGroupFieldsProps {
  groups: readonly (NewsGroup & { waiting: number; approved: number })[];
  formKey: string;
  mayEdit: boolean;
  csrfField: JSX.Element;
}

export function NewsGroupListPage(props: NewsGroupListPageProps): JSX.Element {
  const { ward, groups, mayEdit, formKey, csrfField } = props;
  const { id } = ward.ward;
  return (
    <>
      <h1>団体の登録</h1>
      <p>登録した団体に、投稿用のリンクを渡します。投稿は、職員が承認するまで公開されません。</p>
      {groups.length === 0 ? (
        <Empty text="登録した団体はまだありません。" />
      ) : (
        <Table
          id="groups"
          caption="登録した団体"
          heads={["団体", "状態", "承認待ち", "承認した投稿"]}
          rows={groups.map((group) => [
            mayEdit ? (
              <a href={newsGroupPath(id, group.id)} safe>
                {group.name}
              </a>
            ) : (
              <span safe>{group.name}</span>
            ),
            group.suspended ? <StatusTag tone="warning" text="停止中" /> : <StatusTag tone="good" text="投稿できる" />,
            <span safe>{`${group.waiting}件`}</span>,
            <span safe>{`${group.approved}件`}</span>,
          ])}
        />
      )}
      {mayEdit ? (
        <section aria-labelledby="more">
          <h2 id="more">団体を登録する</h2>
          <ConsoleForm action={newsGroupsPath(id)} csrfField={csrfField}>
            <Hidden name="id" value={formKey} />
            <NewsGroupFields ward={ward} form={props.form} mistakes={props.mistakes} />
            <Button label="登録してリンクを作る" />
          </ConsoleForm>
        </section>
      ) : (
        ""
      )}
    </>
  );
}

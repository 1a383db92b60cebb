/** One registered group: its link (once), its registration, stopping it. */

import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { OneTimeLink } from "../../console/pieces/oneTimeLink.js";
import { StatusTag } from "../../console/pieces/statusTag.js";
import { Banner } from "../../web/banner.js";
import { newsGroupPath } from "./newsConsolePaths.js";
import type { GroupContact, NewsGroup } from "./newsGroup.js";
import { NewsGroupFields, type NewsGroupFieldsProps } from "./newsGroupFields.js";

export interface NewsGroupPageProps extends Pick<NewsGroupFieldsProps, "ward" | "mistakes"> {
  group: NewsGroup & { contact: GroupContact };
  /** Just made: it can't be shown again. */
  link: string | undefined;
  /** What was typed when it came back. */
  form: Readonly<Record<string, unknown>> | undefined;
  csrfField: JSX.Element;
}

export function NewsGroupPage({ ward, group, link, form, mistakes, csrfField }: NewsGroupPageProps): JSX.Element {
  const base = newsGroupPath(ward.ward.id, group.id);
  return (
    <>
      <h1 safe>{group.name}</h1>
      {group.suspended ? (
        <p>
          <StatusTag tone="warning" text="停止中" />
        </p>
      ) : (
        ""
      )}
      {link === undefined ? "" : <OnceLink url={link} />}
      <section aria-labelledby="registration">
        <h2 id="registration">登録の内容</h2>
        <ConsoleForm action={base} csrfField={csrfField}>
          <NewsGroupFields ward={ward} form={form ?? { ...group, ...group.contact }} mistakes={mistakes} />
          <Button label="保存する" />
        </ConsoleForm>
      </section>
      <section aria-labelledby="link">
        <h2 id="link">投稿用のリンク</h2>
        <p>リンクをなくしたとき、ほかの人に知られたおそれがあるときに作り直します。前のリンクは使えなくなります。</p>
        <ConsoleForm action={`${base}/renew`} csrfField={csrfField}>
          <Button label="リンクを作り直す" weight="outlined" />
        </ConsoleForm>
      </section>
      <section aria-labelledby="stop">
        <h2 id="stop">投稿の停止</h2>
        <p>停止中は投稿と取り下げができません。掲載中の投稿はそのままなので、必要なら一件ずつ取り下げてください。</p>
        <ConsoleForm action={`${base}/${group.suspended ? "resume" : "suspend"}`} csrfField={csrfField}>
          {group.suspended ? (
            <Button label="投稿を再開する" weight="outlined" />
          ) : (
            <Button label="この団体の投稿を止める" weight="danger" />
          )}
        </ConsoleForm>
      </section>
    </>
  );
}

function OnceLink({ url }: { url: string }): JSX.Element {
  return (
    <Banner kind="success" title="投稿用のリンク" announced>
      <OneTimeLink url={url} about="このリンクを団体の担当者に渡してください。知っている人はだれでも投稿できます。" />
    </Banner>
  );
}

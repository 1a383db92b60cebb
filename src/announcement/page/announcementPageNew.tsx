/** Where a new announcement begins: an empty page or a template. */

import { Button } from "../../console/pieces/button.js";
import { ConsoleForm } from "../../console/pieces/consoleForm.js";
import { StatusTag } from "../../console/pieces/statusTag.js";
import { ButtonLink } from "../../web/buttonLink.js";
import type { AnnouncementTemplate } from "../template.js";

export interface NewPageProps {
  path: string;
  csrfField: JSX.Element;
  /** Of the content files, and the ward's own. */
  templates: readonly AnnouncementTemplate[];
}

export function PageNew({ path, csrfField, templates }: NewPageProps): JSX.Element {
  return (
    <>
      <h1>お知らせを書く</h1>
      <section aria-labelledby="blank-title">
        <h2 id="blank-title">白紙から書く</h2>
        <p>
          <ButtonLink href={`${path}/new/blank`}>白紙から書く</ButtonLink>
        </p>
      </section>
      <section aria-labelledby="templates-title">
        <h2 id="templates-title">ひな形から書く</h2>
        <p class="note">日時や場所などを入れると、文章ができます。そのあとで自由に直せます。</p>
        <ul class="template-list">
          {templates.map(({ id, name, body, own }) => (
            <li>
              <a href={`${path}/new/template/${id}`} safe>
                {name}
              </a>
              {body.emergency ? (
                <>
                  {" "}
                  <StatusTag tone="bad" text="緊急" />
                </>
              ) : (
                ""
              )}
              {own ? (
                <ConsoleForm action={`${path}/new/template/${id}/remove`} csrfField={csrfField} inline>
                  <Button label="削除" weight="plain" meaning={`ひな形「${name}」を削除`} />
                </ConsoleForm>
              ) : (
                ""
              )}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="copy-title">
        <h2 id="copy-title">前のお知らせをコピーして書く</h2>
        <p>
          <a href={`${path}?tab=done`}>送り終えたお知らせ</a>を開いて「コピーして新しく書く」を押してください。
        </p>
      </section>
    </>
  );
}

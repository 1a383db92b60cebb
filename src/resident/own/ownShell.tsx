/** The frame of the resident's own pages, which only the holder of their link finds. */
import type { PropsWithChildren } from "@kitajs/html";
import type { WardContent } from "../../content.js";
import { Page } from "../../web/page.js";
import type { PageView } from "../../web/view.js";
import { Words } from "../../web/words.js";

export interface OfOwn {
  view: PageView;
  ward: WardContent;
}

export function OwnShell({ view, ward, title, children }: PropsWithChildren<OfOwn & { title: string }>): JSX.Element {
  return (
    <Page
      view={view}
      title={title}
      path={`/${ward.ward.id}/me`}
      ward={{ id: ward.ward.id, name: ward.ward.fullName[view.language] }}
      unlisted
      keepsWords
    >
      <div class="wide stack taking">
        <h1>
          <Words text={title} />
        </h1>
        {children}
      </div>
    </Page>
  );
}

export function OwnSection({ id, title, children }: PropsWithChildren<{ id: string; title: string }>): JSX.Element {
  return (
    <section class="box" aria-labelledby={id}>
      <h2 id={id}>
        <Words text={title} />
      </h2>
      {children}
    </section>
  );
}

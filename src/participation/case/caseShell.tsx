/** What all pages about cases share: the ward's colours and name, no place in search engines, the way back. */
import type { PropsWithChildren } from "@kitajs/html";
import type { WardContent } from "../../content.js";
import { Page } from "../../web/page.js";
import { inLanguage } from "../../web/pageLanguage.js";
import type { PageView } from "../../web/view.js";
import { caseFormsPath } from "../paths.js";

export interface CaseShellProps {
  view: PageView;
  ward: WardContent;
  title: string;
  /** Where the window's title says more than the heading. */
  heading?: string;
  /** Address that may stand in the page: without a token. */
  path: string;
  /** Anybody's page: it exists in every language, and has a way back. */
  open?: boolean;
  /** It is the list of all forms. */
  top?: boolean;
}

export function CaseShell(props: PropsWithChildren<CaseShellProps>): JSX.Element {
  const { view, ward, title, heading = title, path, open = false, top = false } = props;
  const { say, language } = view;
  const { id, name, fullName } = ward.ward;
  const crumbs = [
    { name: say("wardList"), href: inLanguage("/", language) },
    { name: name[language], href: inLanguage(`/${id}`, language) },
    ...(top ? [] : [{ name: say("casesTitle"), href: inLanguage(caseFormsPath(id), language) }]),
    { name: heading },
  ];
  return (
    <Page
      view={view}
      title={title}
      path={path}
      ward={{ id, name: fullName[language] }}
      unlisted={!top}
      keepsWords
      inLanguages={open}
      {...(open ? { crumbs } : {})}
    >
      <div class="wide stack cases">{props.children}</div>
    </Page>
  );
}

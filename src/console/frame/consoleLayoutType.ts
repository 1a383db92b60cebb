/** What the frame hands to the drawing of a console page: the page itself, and who looks at it from where. */
import type { WardContent } from "../../content.js";
import type { PageView } from "../../web/view.js";
import type { ConsoleFeature, ConsolePageProps, ConsoleStaff, Flash } from "../consoleRoute.js";

export interface ConsoleLayoutProps extends ConsolePageProps {
  view: PageView;
  /** Undefined before somebody is fully signed in: no navigation, no name, no sign-out button. */
  staff: ConsoleStaff | undefined;
  /** The ward of the address. */
  ward: WardContent | undefined;
  /** Every ward in which this staff member has a role, in the content's order: for changing between them. */
  wards: readonly WardContent[];
  features: readonly ConsoleFeature[];
  /** For the layout's own forms, such as POST /console/sign-out; empty text before sign-in. */
  csrfField: JSX.Element;
  flash: Flash | undefined;
  /** Address of the page without its query. */
  path: string;
}

/** Draws a whole page, or the bare body of a fragment. */
export type ConsoleLayout = (page: ConsoleLayoutProps, body: JSX.Element) => JSX.Element;

/** The console's navigation: what the features offer to this role; folded up on narrow screens. */

import type { ConsoleSection } from "../consoleRoute.js";
import { everyWard, mayAct, roleIn } from "../role.js";
import type { ConsoleLayoutProps } from "./consoleLayoutType.js";

interface Entry {
  section: ConsoleSection;
  name: string;
  href: string;
}

/** Pages of the whole installation, for admins of every ward. */
const installationEntries: readonly Entry[] = [
  { section: "start", name: "区を選ぶ", href: "/console" },
  { section: "staff", name: "全区の職員", href: "/console/staff" },
  { section: "countersigns", name: "二人での確認", href: "/console/countersigns" },
  { section: "audit", name: "監査記録", href: "/console/audit" },
  { section: "installation", name: "システムの状態", href: "/console/installation" },
];

function entriesOf({ staff, ward, features }: ConsoleLayoutProps): Entry[] {
  if (!staff) return [];
  if (!ward) return staff.roles.get(everyWard) === "admin" ? [...installationEntries] : [];
  const { id } = ward.ward;
  const role = roleIn(staff.roles, id);
  if (!role) return [];
  const offered = features
    .flatMap(({ navigation = [] }) => navigation)
    .filter((entry) => mayAct(role, entry.role))
    .map(({ section, name, path }) => ({ section, name, href: path(id) }));
  return [{ section: "start", name: "スタート", href: `/console/${id}` }, ...offered];
}

export const hasNavigation = (page: ConsoleLayoutProps): boolean => entriesOf(page).length > 0;

export function ConsoleNavigation({ page }: { page: ConsoleLayoutProps }): JSX.Element {
  const entries = entriesOf(page);
  return (
    <div class="console-nav">
      <details class="console-nav-narrow" data-closes>
        <summary>メニュー</summary>
        <Entries entries={entries} section={page.section} label="メニュー" />
      </details>
      <div class="console-nav-wide">
        <Entries entries={entries} section={page.section} label="メニュー" />
      </div>
    </div>
  );
}

interface EntriesProps {
  entries: readonly Entry[];
  section: ConsoleSection;
  label: string;
}

function Entries({ entries, section, label }: EntriesProps): JSX.Element {
  return (
    <nav aria-label={label}>
      <ul>
        {entries.map((entry) => (
          <li>
            <a href={entry.href} aria-current={entry.section === section ? "true" : undefined} safe>
              {entry.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

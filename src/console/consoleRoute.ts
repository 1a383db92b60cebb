/**
 * A route of the staff console as data: what it is, who may use it, what it does. The frame checks the session, the
 * second factor, the ward, the role and the CSRF token before `run`; a test asks every route as everybody.
 */
import type { Request, Response } from "express";
import type { WardContent } from "../content.js";
import type { PageView } from "../web/view.js";
import type { Actor } from "./actor.js";
import type { Role } from "./role.js";

export interface ConsoleRoute {
  method: "get" | "post";
  /** Starts with `/console/:ward/` (scope "ward") or `/console/` (scope "installation"). */
  path: string;
  /** ward: a role in the ward of the address. installation: an admin of every ward (`*`). anyone: whoever is signed in. */
  scope: "ward" | "installation" | "anyone";
  /** The least role. */
  role: Role;
  /** How a POST's body comes; `upload` is multipart, whose files lie in `context.files`. */
  body?: "form" | "upload";
  run(context: ConsoleContext): Promise<void>;
}

export interface UploadedFile {
  field: string;
  name: string;
  bytes: Buffer;
}

export interface ConsoleStaff {
  id: string;
  name: string;
  email: string;
  roles: ReadonlyMap<string, Role>;
}

/** Which entry of the console's navigation is lit. */
export type ConsoleSection =
  | "start"
  | "announcements"
  | "questions"
  | "suggestions"
  | "talks"
  | "audit"
  | "staff"
  | "settings"
  | "account"
  | "countersigns"
  | "installation"
  | "surveys"
  | "indicators"
  | "events"
  | "cases"
  | "slots"
  | "associations"
  | "news";

export interface ConsolePageProps {
  title: string;
  section: ConsoleSection;
  /** Between the start page and this one. */
  crumbs?: readonly { name: string; href: string }[];
  status?: number;
  /** No frame around it: a piece that a script puts into a page. */
  fragment?: boolean;
}

export type Flash = { kind: "success" | "warning" | "mistake"; text: string };

export interface ConsoleContext {
  readonly request: Request;
  readonly response: Response;
  readonly staff: ConsoleStaff;
  readonly actor: Actor & { kind: "staff" };
  /** Ward of the address. @throws on a route that has none */
  readonly ward: WardContent;
  /** Role in that ward (scope "ward"), else the highest one anywhere. */
  readonly role: Role;
  /** Civil time. */
  readonly now: Date;
  readonly view: PageView;
  /** The form fields, as they came; parse them with zod. */
  readonly form: Readonly<Record<string, unknown>>;
  readonly files: readonly UploadedFile[];
  /** Hidden field with the CSRF token: inside each form with method post. */
  readonly csrfField: JSX.Element;
  readonly csrfToken: string;
  /** A page of the console around `body`, with the flash of the redirect before. */
  send(page: ConsolePageProps, body: JSX.Element): Promise<void>;
  /** 303, with words that the next page shows. */
  redirect(path: string, flash?: Flash): void;
  /** A page that says what is not there (404), not allowed (403) or has changed meanwhile (409). */
  refuse(status: 403 | 404 | 409, text: string): Promise<void>;
}

/** What wants attention, on the console's start page. */
export interface AttentionItem {
  text: string;
  href: string;
  count?: number;
  weight: "alarm" | "todo" | "remark";
}

/** A feature's part of the console, handed to the frame by app.ts. */
export interface ConsoleFeature {
  routes: readonly ConsoleRoute[];
  /** Shown in the navigation of a ward. */
  navigation?: readonly { section: ConsoleSection; name: string; path: (ward: string) => string; role: Role }[];
  attention?(ward: WardContent, role: Role, now: Date): Promise<AttentionItem[]>;
}

/** Addresses of the announcement pages. */
import { z } from "zod";
import type { ConsoleContext } from "../../console/consoleRoute.js";

export const announcementsPath = (ward: string): string => `/console/${ward}/announcements`;
export const announcementPath = (ward: string, id: string): string => `${announcementsPath(ward)}/${id}`;

const id = z.uuid().catch("00000000-0000-0000-0000-000000000000");

/** The announcement that an address names; one that is no id names none. */
export const announcementIdOf = ({ request }: Pick<ConsoleContext, "request">): string =>
  id.parse(request.params["id"]);

/** Events in the console: list, form, publishing, moving, cancelling. */
import type { ConsoleFeature } from "../../console/consoleRoute.js";
import { createEventDesk } from "./eventDesk.js";
import { eventEditRoutes } from "./eventEditConsole.js";
import { eventListRoutes } from "./eventListConsole.js";
import { eventMoveRoutes } from "./eventMoveConsole.js";
import { type EventConsoleOptions, eventsTitle } from "./eventOptionsConsole.js";
import { eventsConsolePath } from "./eventPaths.js";
import { eventStateRoutes } from "./eventStateConsole.js";
import { eventViewRoutes } from "./eventViewConsole.js";

/** After the features whose addresses are words beside the list, such as the import: one event takes any word there. */
export function createEventConsole(options: EventConsoleOptions): ConsoleFeature {
  const { bookings, published, counts } = options;
  const desk = createEventDesk({ bookings, published, recount: counts.recount });
  const parts = { ...options, desk };
  return {
    routes: [
      ...eventListRoutes(parts),
      ...eventEditRoutes(parts),
      ...eventViewRoutes(parts),
      ...eventMoveRoutes(parts),
      ...eventStateRoutes(parts),
    ],
    navigation: [{ section: "events", name: eventsTitle, path: eventsConsolePath, role: "viewer" }],
  };
}

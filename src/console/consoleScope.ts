/** Pages that exist for one ward and for the whole installation: which of both, and where they lie. */
import type { ConsoleContext, ConsoleRoute } from "./consoleRoute.js";
import { everyWard } from "./role.js";

export interface ConsoleScope {
  /** `*` for the installation. */
  ward: string;
  /** Address that its pages start with, such as /console/nishi/staff or /console/staff. */
  base: string;
}

type Run = (context: ConsoleContext, scope: ConsoleScope) => Promise<void>;

/** The same route twice: `/console/:ward/<page>…` and `/console/<page>…`. */
export function inBothScopes(
  route: Pick<ConsoleRoute, "method" | "role"> & { page: string; below?: string; run: Run },
): ConsoleRoute[] {
  const { page, below = "", run, ...rest } = route;
  return [
    {
      ...rest,
      path: `/console/${page}${below}`,
      scope: "installation",
      run: (context) => run(context, { ward: everyWard, base: `/console/${page}` }),
    },
    {
      ...rest,
      path: `/console/:ward/${page}${below}`,
      scope: "ward",
      run: (context) => run(context, { ward: context.ward.ward.id, base: `/console/${context.ward.ward.id}/${page}` }),
    },
  ];
}

/** JSON endpoint for a counter system: how many wait, whose turn it is. */
import { readInput } from "../../api/apiInput.js";
import { problem } from "../../api/apiProblem.js";
import type { ApiRoute } from "../../api/apiRoute.js";
import type { Database } from "../../db.js";
import { counterKey, liesAhead, queueLimits, queueReport } from "./queueReading.js";
import { queueStore } from "./queueStore.js";

export interface QueueApiOptions {
  database: Pick<Database, "run">;
}

/** Below `/api/v1/wards/:ward`. */
export function queueApi({ database }: QueueApiOptions): ApiRoute[] {
  return [
    {
      method: "put",
      path: "/counters/:counter",
      scope: "counters:write",
      summary: "Say how many wait at a counter",
      description: `The counter is a key of your own (lower case, digits, hyphens), at most ${queueLimits.countersPerWard} in a ward. Each request replaces what was said before it: send whatever is known, each minute or when it changes. What is older than ${queueLimits.freshMinutes} minutes is not shown as now.`,
      request: queueReport,
      responses: {
        204: { description: "Kept." },
        409: { description: "Something newer is kept already, or there are too many counters." },
      },
      async run({ request, ward, body, now }) {
        const counter = counterKey.safeParse(request.params["counter"]);
        if (!counter.success)
          return problem(404, "unknown-counter", "Name the counter with lower case letters, digits and hyphens.");
        const report = readInput(queueReport, body);
        if (report.kind === "problem") return report;
        if (liesAhead(new Date(report.value.asOf), now))
          return problem(400, "in-the-future", "asOf lies in the future: set the clock of the counter system.");
        const put = await database.run("console", (tx) => queueStore.put(tx, ward.ward.id, counter.data, report.value));
        switch (put) {
          case "kept":
            return { kind: "json", status: 204, body: undefined };
          case "older":
            return problem(409, "older", "A newer reading of this counter is kept already: nothing was changed.");
          case "too-many":
            return problem(409, "too-many-counters", `A ward has at most ${queueLimits.countersPerWard} counters.`);
          default:
            return put satisfies never;
        }
      },
    },
  ];
}

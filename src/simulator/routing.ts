/** Finds the endpoint of a path. */
import type { Endpoint } from "./call.js";
import { countEndpoints } from "./countEndpoints.js";
import { loginEndpoints } from "./login.js";
import { narrowcastEndpoints } from "./narrowcast.js";
import { peopleEndpoints } from "./peopleEndpoints.js";
import { richMenuEndpoints } from "./richMenuEndpoints.js";
import { richMenuLinkEndpoints } from "./richMenuLinks.js";
import { sendingEndpoints } from "./sending.js";
import { webhookEndpoints } from "./webhookEndpoints.js";

const endpoints: Endpoint[] = [
  ...sendingEndpoints,
  ...narrowcastEndpoints,
  ...countEndpoints,
  ...peopleEndpoints,
  ...richMenuLinkEndpoints,
  ...richMenuEndpoints,
  ...webhookEndpoints,
  ...loginEndpoints,
];

/** Literal paths are looked up; only those with parameters are matched one after the other. */
const literal = new Map<string, Endpoint>();
const patterns: { endpoint: Endpoint; pattern: RegExp }[] = [];
for (const endpoint of endpoints) {
  if (!endpoint.path.includes("{")) literal.set(`${endpoint.method} ${endpoint.path}`, endpoint);
  else {
    const pattern = new RegExp(`^${endpoint.path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    patterns.push({ endpoint, pattern });
  }
}

export interface Route {
  endpoint: Endpoint;
  params: Record<string, string>;
}

export function routeOf(method: string, path: string): Route | undefined {
  const found = literal.get(`${method} ${path}`);
  if (found) return { endpoint: found, params: {} };
  for (const { endpoint, pattern } of patterns) {
    const match = endpoint.method === method ? pattern.exec(path) : null;
    if (match) return { endpoint, params: { ...match.groups } };
  }
  return undefined;
}

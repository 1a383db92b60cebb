/** Every route of the console with who may use it: for the frame, and for the test that asks each as everybody. */
import type { ConsoleFeature, ConsoleRoute } from "../consoleRoute.js";
import type { FrameRoute } from "./frameParts.js";

export interface MatrixRow {
  method: "get" | "post";
  path: string;
  /** public, session, second, setup: a step of the sign-in, see frameParts.ts; the others as in consoleRoute.ts. */
  scope: ConsoleRoute["scope"] | FrameRoute["stage"];
  /** Missing where it does not depend on one. */
  role: ConsoleRoute["role"] | undefined;
}

export function consoleMatrix(features: readonly Pick<ConsoleFeature, "routes">[]): MatrixRow[] {
  return features
    .flatMap(({ routes }) => routes)
    .map(({ method, path, scope, role }) => ({ method, path, scope, role: scope === "anyone" ? undefined : role }));
}

/** The sign-in's own rows. */
export const signInMatrix = (routes: readonly FrameRoute[]): MatrixRow[] =>
  routes.map(({ method, path, stage }) => ({ method, path, scope: stage, role: undefined }));

/** Addresses written out come before those with a hole at the same place: /console/account before /console/:ward. */
export function bySpecificity(a: string, b: string): number {
  const [left, right] = [a.split("/"), b.split("/")];
  for (let place = 0; place < Math.max(left.length, right.length); place += 1) {
    const [one, other] = [left[place], right[place]];
    if (one === undefined || other === undefined) return left.length - right.length;
    const difference = Number(isHole(one)) - Number(isHole(other));
    if (difference !== 0) return difference;
  }
  return 0;
}

const isHole = (segment: string): boolean => /^[:*{]/.test(segment);

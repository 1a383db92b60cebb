import { beforeAll, describe, expect, test } from "vitest";
import type { ConsoleFeature, ConsoleRoute } from "../../src/console/consoleRoute.js";
import { mayAct, type Role, roles } from "../../src/console/role.js";
import { useDatabase } from "../support/database.js";
import { type Person, useConsole } from "./testConsole.js";

/** Routes that only say that they were reached: what is asked here is the gate. */
const reached = "reached the route";
let routes: readonly ConsoleRoute[] = [];
const gateOnly = (features: ConsoleFeature[]): ConsoleFeature[] => {
  routes = features.flatMap((feature) => feature.routes);
  return features.map((feature) => ({
    ...feature,
    routes: feature.routes.map((route) => ({
      ...route,
      run: async ({ response }) => void response.type("text").send(reached),
    })),
  }));
};

const database = useDatabase();
const desk = useConsole(database, { features: gateOnly });

const ward = "nishi";
const methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"] as const;
/** An address of a route: holes are filled with what nothing has. */
const addressOf = (path: string, inWard = ward): string =>
  path.replace(":ward", inWard).replace(/:\w+/g, "00000000-0000-4000-8000-000000000000");

interface Asked {
  who: string;
  person: Person;
  signedIn: "no" | "half" | "yes";
  /** In the ward of the address. */
  inWard: Role | undefined;
  everywhere: Role | undefined;
}
const people: Asked[] = [];

beforeAll(async () => {
  const add = (who: string, person: Person, signedIn: Asked["signedIn"], inWard?: Role, everywhere?: Role) =>
    people.push({ who, person, signedIn, inWard: inWard ?? everywhere, everywhere });
  add("nobody", desk.nobody, "no");
  add("somebody whose second factor is missing", await desk.signInHalf({ [ward]: "admin" }), "half");
  for (const role of roles) add(`${role} of the ward`, await desk.signIn({ [ward]: role }), "yes", role);
  add("admin of another ward", await desk.signIn({ suminoe: "admin" }), "yes");
  add("somebody without a role", await desk.signIn({}), "yes");
  add("viewer of every ward", await desk.signIn({ "*": "viewer" }), "yes", undefined, "viewer");
  add("admin of every ward", await desk.signIn({ "*": "admin" }), "yes", undefined, "admin");
  const disabled = await desk.signIn({ "*": "admin" });
  await database.run("console", (tx) =>
    tx.staff.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } }),
  );
  add("somebody who was disabled", disabled, "no");
}, 60_000);

type Outcome =
  | "reached"
  | "sign in"
  | "second step"
  | "not there"
  | "not allowed"
  | "wrong method"
  | `status ${number}`;

function outcomeOf({ status, location, text }: { status: number; location: string | null; text: string }): Outcome {
  if (status === 200 && text === reached) return "reached";
  if (status === 401 || (status === 303 && location?.startsWith("/console/sign-in?") === true)) return "sign in";
  if (status === 303 && location === "/console/sign-in") return "sign in";
  if (status === 303 && location === "/console/sign-in/second") return "second step";
  if (status === 404) return "not there";
  if (status === 403) return "not allowed";
  if (status === 405) return "wrong method";
  return `status ${status}`;
}

/** What the route's own words promise. */
function promised(route: ConsoleRoute, asked: Asked): Outcome {
  if (asked.signedIn === "no") return "sign in";
  if (asked.signedIn === "half") return "second step";
  if (route.scope === "anyone") return "reached";
  const has = route.scope === "installation" ? asked.everywhere : asked.inWard;
  if (has === undefined) return route.scope === "ward" ? "not there" : "not allowed";
  return mayAct(has, route.role) ? "reached" : "not allowed";
}

describe("every route of the console, with every method, as everybody", () => {
  test("there are routes of every kind", () => {
    expect(new Set(routes.map(({ scope }) => scope))).toEqual(new Set(["ward", "installation", "anyone"]));
    expect(routes.length).toBeGreaterThan(30);
  });

  test("whoever may use a route reaches it, and nobody else does", async () => {
    const wrong: string[] = [];
    for (const route of routes) {
      for (const asked of people) {
        const method = route.method.toUpperCase();
        const outcome = outcomeOf(await asked.person.ask(method, addressOf(route.path)));
        const right = promised(route, asked);
        if (outcome !== right) {
          wrong.push(
            `${method} ${route.path} as ${asked.who}: ${outcome}, but scope "${route.scope}" and role "${route.role}" promise: ${right}. Correct scope or role of the route, or the gate.`,
          );
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  test("a method that a route does not name reaches nothing, whoever asks", async () => {
    const named = new Set(desk.served.matrix.map(({ method, path }) => `${method.toUpperCase()} ${path}`));
    const paths = [...new Set(desk.served.matrix.map(({ path }) => path))];
    const askers = people.filter(({ who }) => who === "nobody" || who === "admin of every ward");
    const wrong: string[] = [];
    for (const path of paths) {
      for (const method of methods.filter((one) => !named.has(`${one} ${path}`))) {
        for (const { who, person } of askers) {
          const outcome = outcomeOf(await person.ask(method, addressOf(path)));
          if (outcome !== "wrong method") wrong.push(`${method} ${path} as ${who}: ${outcome}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);

  test("a ward that does not exist is not there, for admins of every ward either", async () => {
    const admin = people.find(({ who }) => who === "admin of every ward");
    for (const { method, path } of routes.filter(({ scope }) => scope === "ward")) {
      const outcome = outcomeOf((await admin?.person.ask(method.toUpperCase(), addressOf(path, "atlantis"))) ?? never);
      expect(`${path}: ${outcome}`).toBe(`${path}: not there`);
    }
  });

  test("no form is taken from a stranger's page, or without the token of the session", async () => {
    const admin = people.find(({ who }) => who === "admin of every ward")?.person ?? desk.nobody;
    const token = () => new URLSearchParams({ _csrf: admin.csrf });
    const wrong: string[] = [];
    for (const { path } of routes.filter(({ method }) => method === "post")) {
      const address = addressOf(path);
      const tries = {
        "from another origin": () =>
          desk.ask("POST", address, admin.cookie, token(), { origin: "https://evil.example" }),
        "from a page without an origin": () => desk.ask("POST", address, admin.cookie, token(), { origin: "null" }),
        "without a token": () => desk.ask("POST", address, admin.cookie, new URLSearchParams()),
        "with another token": () => desk.ask("POST", address, admin.cookie, new URLSearchParams({ _csrf: "x" })),
      };
      for (const [how, send] of Object.entries(tries)) {
        const outcome = outcomeOf(await send());
        if (outcome !== "not allowed") wrong.push(`POST ${path} ${how}: ${outcome}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);

  test("the frame's own pages for people who are signed in let nobody else in", async () => {
    const own = desk.served.matrix.filter(
      ({ scope, path }) => scope !== "public" && !routes.some((route) => route.path === path),
    );
    expect(own.length).toBeGreaterThan(5);
    const wrong: string[] = [];
    for (const { method, path, scope } of own) {
      for (const asked of people.filter(({ signedIn }) => signedIn === "no")) {
        const outcome = outcomeOf(await asked.person.ask(method.toUpperCase(), addressOf(path)));
        if (outcome !== "sign in") wrong.push(`${method} ${path} (${scope}) as ${asked.who}: ${outcome}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test("nothing of the console is kept by a browser or a proxy", async () => {
    const person = people.find(({ who }) => who === "viewer of the ward")?.person ?? desk.nobody;
    for (const path of ["/console", `/console/${ward}`, "/console/no/such/page"]) {
      expect((await person.get(path)).cacheControl).toBe("no-store");
    }
  });
});

const never = { status: 0, location: null, text: "" };

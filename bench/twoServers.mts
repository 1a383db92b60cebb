/** Two instances of the product on one database, either of which may be killed and comes back. */
import type { Server, ServerKind } from "./serverProcess.mjs";
import { startServer } from "./serverProcess.mjs";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export interface TwoServers {
  /** Of one that is up, where there is one: `turn` says which is asked first. */
  url(turn: number): string;
  /** kill -9, and starts it again: with another environment, if one is given. Returns when it is dead. */
  kill(which: number, env?: Record<string, string>): Promise<void>;
  /** Until both are up. */
  bothUp(): Promise<void>;
  readonly kills: number;
  /** Kills both for good. */
  end(): Promise<void>;
}

export async function startTwo(kind: ServerKind, env: (which: number) => Record<string, string>): Promise<TwoServers> {
  const start = (which: number, more = {}) =>
    startServer(kind, {
      PUBLIC_URL: "http://tonari.example.jp",
      INSTANCE_ID: `prove-${which}`,
      ...env(which),
      ...more,
    });
  const up: (Server | undefined)[] = [];
  const coming: Promise<unknown>[] = [];
  // The first brings the database up; what both do at once is another test's.
  for (const which of [0, 1]) up[which] = await start(which);
  let kills = 0;
  return {
    url: (turn) => (up[turn % 2] ?? up[(turn + 1) % 2])?.url ?? "http://127.0.0.1:9",
    async kill(which, more) {
      await coming[which];
      const server = up[which];
      up[which] = undefined;
      await server?.kill();
      kills += 1;
      coming[which] = start(which, more).then((started) => {
        up[which] = started;
      });
      coming[which].catch(() => undefined);
    },
    async bothUp() {
      await Promise.all(coming);
      while (!up[0] || !up[1]) await pause(20);
    },
    get kills() {
      return kills;
    },
    async end() {
      await Promise.allSettled(coming);
      await Promise.all(up.map((server) => server?.kill()));
    },
  };
}

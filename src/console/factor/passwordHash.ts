/** Hashes of passwords (argon2id), two at a time: a flood of sign-ins must not take the machine from residents. */
import { hash, verify } from "@node-rs/argon2";

/** Nobody is made to wait longer than a hash queue of this length takes (about two seconds). */
const atMost = { atOnce: 2, waiting: 50 } as const;

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. The library's algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Too many are signing in at this moment; the same in a few seconds. */
export class HashesBusy extends Error {
  readonly retryable = true;
  constructor() {
    super("too many passwords are being checked");
  }
}

export interface PasswordHashes {
  /** @throws HashesBusy */
  make(password: string): Promise<string>;
  /** Without a hash it does the same work for nothing, so that time does not tell who has an account. @throws HashesBusy */
  matches(hash: string | null | undefined, password: string): Promise<boolean>;
  /** Hashes being made at this moment, for a test. */
  readonly running: number;
}

export function createPasswordHashes(limits: { atOnce: number; waiting: number } = atMost): PasswordHashes {
  const queue: (() => void)[] = [];
  let running = 0;
  let dummy: Promise<string> | undefined;

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= limits.atOnce) {
      if (queue.length >= limits.waiting) throw new HashesBusy();
      await new Promise<void>((resolve) => queue.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      // The place goes to the next one directly, so that nobody slips in between.
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  }
  const normal = (password: string) => password.normalize("NFKC");

  return {
    make: (password) => inTurn(() => hash(normal(password), cost)),
    async matches(known, password) {
      dummy ??= hash("nobody has this password", cost);
      const against = known ?? (await dummy);
      const right = await inTurn(() => verify(against, normal(password)));
      return right && known !== null && known !== undefined;
    },
    get running() {
      return running;
    },
  };
}

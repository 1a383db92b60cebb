/**
 * Writes down what became of a piece of work, also when the database is away just then: the work is done, and
 * without the note it would lie claimed until its lease runs out.
 */
export async function persist<Result>(
  write: () => Promise<Result>,
  { forMs = 30_000, everyMs = 250 } = {},
): Promise<Result> {
  const deadline = performance.now() + forMs;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (!isAway(error) || performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  }
}

/** The database is away, and comes back. */
export function isAway(error: unknown): boolean {
  return error instanceof Error && "retryable" in error && error.retryable === true;
}

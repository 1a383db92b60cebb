/** Ends the wait for work that does not come back, so that one that hangs can't keep the turn for ever. */
export async function withLimit<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`database work did not end within ${milliseconds / 1000} s; its turn was taken away`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(timer);
  }
}

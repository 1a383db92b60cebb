/**
 * What an earlier reading of the content made, for as long as it was made from the same: a reload then parses the one
 * file that was edited and not four hundred, and a ward's guide stays what it is while nothing in it has changed.
 */
export interface ContentMemory {
  /**
   * @param sources compared as values, so anything but a text must be what the earlier reading gave
   * @param make undefined is a failure, and tried again the next time
   */
  same<Value>(name: string, sources: readonly unknown[], make: () => Value): Value;
  /** Something was read before: what is parsed now was edited since. */
  isFilled(): boolean;
}

export function createContentMemory(): ContentMemory {
  const known = new Map<string, { sources: readonly unknown[]; value: unknown }>();
  return {
    same<Value>(name: string, sources: readonly unknown[], make: () => Value): Value {
      const found = known.get(name);
      if (found?.sources.length === sources.length && sources.every((one, index) => one === found.sources[index]))
        return found.value as Value;
      const value = make();
      if (value !== undefined) known.set(name, { sources, value });
      return value;
    },
    isFilled: () => known.size > 0,
  };
}

/** For who reads once. */
export const noMemory: ContentMemory = { same: (_name, _sources, make) => make(), isFilled: () => false };

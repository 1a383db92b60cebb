/** Keys of what is said in LINE about events: content/common/phrases/events.yaml. */
export const eventsPhrases = [] as const satisfies readonly string[];

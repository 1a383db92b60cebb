/** Keys of what pages say about events: content/common/pages/events.yaml. */
export const eventsWords = [] as const satisfies readonly string[];

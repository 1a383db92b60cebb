/** Keys of what pages say about bookings: content/common/pages/bookings.yaml. */
export const bookingsWords = [] as const satisfies readonly string[];

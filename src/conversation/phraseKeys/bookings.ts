/** Keys of what is said in LINE about bookings: content/common/phrases/bookings.yaml. */
export const bookingsPhrases = [] as const satisfies readonly string[];

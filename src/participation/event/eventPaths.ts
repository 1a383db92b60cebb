/** Addresses of the console's pages about events. */
export const eventsConsolePath = (ward: string): string => `/console/${ward}/events`;
export const eventConsolePath = (ward: string, id: string): string => `${eventsConsolePath(ward)}/${id}`;
/** The sign-ups of an event. */
export const bookingListPath = (ward: string, id: string): string => `${eventConsolePath(ward, id)}/bookings`;

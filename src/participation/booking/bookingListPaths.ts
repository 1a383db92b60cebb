/** Addresses of the console's pages about one event's sign-ups. */
export const eventConsolePath = (ward: string, event: string): string => `/console/${ward}/events/${event}`;
export const bookingListPath = (ward: string, event: string): string => `${eventConsolePath(ward, event)}/bookings`;

/** Addresses of the console's pages about slots. */
export const slotsPath = (ward: string): string => `/console/${ward}/slots`;
export const slotPath = (ward: string, id: string): string => `${slotsPath(ward)}/${id}`;
export const slotCasePath = (ward: string, id: string): string => `/console/${ward}/cases/${id}`;

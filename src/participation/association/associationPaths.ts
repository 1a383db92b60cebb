/** Addresses of the console's pages about associations. */
export const associationsPath = (ward: string): string => `/console/${ward}/associations`;
export const tryPath = (ward: string): string => `${associationsPath(ward)}/try`;
export const tablePath = (ward: string, id: string): string => `${associationsPath(ward)}/${id}`;
export const tableFilePath = (ward: string, id: string): string => `${tablePath(ward, id)}/rows.csv`;

/** Addresses of local news in the console. */
export const newsDeskPath = (ward: string): string => `/console/${ward}/news`;
export const newsDeskPostPath = (ward: string, id: string): string => `${newsDeskPath(ward)}/posts/${id}`;
export const newsGroupsPath = (ward: string): string => `${newsDeskPath(ward)}/groups`;
export const newsGroupPath = (ward: string, id: string): string => `${newsGroupsPath(ward)}/${id}`;

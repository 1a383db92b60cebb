/** Where one post stands on the public page: it comes first there, however old it is. */
import { newsPath } from "../paths.js";

export const newsAnchor = (id: string): string => `news-${id}`;
export const newsAddress = (ward: string, id: string): string => `${newsPath(ward)}?post=${id}#${newsAnchor(id)}`;

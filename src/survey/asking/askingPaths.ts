/** Addresses of the pages for asking people. No code, name or answer ever stands in one. */
import { surveyTabPath } from "../console/surveyPaths.js";

export const askingPath = (ward: string, key: string): string => surveyTabPath(ward, key, "asking");
export const batchPath = (ward: string, key: string, batch: string): string =>
  `${askingPath(ward, key)}/batches/${batch}`;
export const importPath = (ward: string, key: string, id: string): string => `${askingPath(ward, key)}/import/${id}`;
export const panelsPath = (ward: string): string => `/console/${ward}/panels`;
export const panelPath = (ward: string, panel: string): string => `${panelsPath(ward)}/${panel}`;

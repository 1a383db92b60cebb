/** Addresses of a ward's surveys in the console. */

export const surveysPath = (ward: string): string => `/console/${ward}/surveys`;
export const surveyPath = (ward: string, key: string): string => `${surveysPath(ward)}/${key}`;

/** Pages of one survey, in the order of their tabs. Asking, results and their publication are other features' pages. */
export const surveyTabPaths = {
  overview: "",
  questions: "/questions",
  asking: "/asking",
  results: "/results",
  publication: "/publication",
} as const;
export type SurveyTab = keyof typeof surveyTabPaths;

export const surveyTabPath = (ward: string, key: string, tab: SurveyTab): string =>
  `${surveyPath(ward, key)}${surveyTabPaths[tab]}`;

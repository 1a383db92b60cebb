/** Keys of what pages say about cases: content/common/pages/cases.yaml. */
export const casesWords = [] as const satisfies readonly string[];

/** Keys of what is said in LINE about cases: content/common/phrases/cases.yaml. */
export const casesPhrases = [] as const satisfies readonly string[];

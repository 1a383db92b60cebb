/** Keys of what is said in LINE about news: content/common/phrases/news.yaml. */
export const newsPhrases = [] as const satisfies readonly string[];

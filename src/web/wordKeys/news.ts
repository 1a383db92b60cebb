/** Keys of what pages say about news: content/common/pages/news.yaml. */
export const newsWords = [] as const satisfies readonly string[];

/** The way through a long list, page by page. */
export interface PaginationProps {
  /** From 1. */
  page: number;
  pages: number;
  href(page: number): string;
  /** What is turned, for readers' voices: 「お知らせ」. */
  of?: string;
}

/** First, last, and two around the current one. */
const shown = (page: number, pages: number): number[] =>
  [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, pages])]
    .filter((one) => one >= 1 && one <= pages)
    .sort((a, b) => a - b);

export function Pagination({ page, pages, href, of = "一覧" }: PaginationProps): JSX.Element {
  if (pages <= 1) return "";
  return (
    <nav class="pagination" aria-label={`${of}のページ`}>
      <ol>
        {page > 1 ? (
          <li>
            <a href={href(page - 1)} rel="prev">
              前へ
            </a>
          </li>
        ) : (
          ""
        )}
        {shown(page, pages).map((one) => (
          <li>
            {one === page ? (
              <span aria-current="page">
                <span class="unseen">いま表示中: </span>
                {one}
              </span>
            ) : (
              <a href={href(one)}>{one}</a>
            )}
          </li>
        ))}
        {page < pages ? (
          <li>
            <a href={href(page + 1)} rel="next">
              次へ
            </a>
          </li>
        ) : (
          ""
        )}
      </ol>
    </nav>
  );
}

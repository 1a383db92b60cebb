/**
 * Rows of a CSV text with the line each begins on. A quotation mark that is never closed costs its own line only: reading
 * goes on with the next, where a parser of whole files would give up or swallow the rest into one cell.
 */
export type CsvRow = { kind: "row"; line: number; cells: readonly string[] } | { kind: "open"; line: number };

const lineEnd = /\r\n|\n|\r/g;

export function csvRows(text: string): CsvRow[] {
  const delimiter = delimiterOf(text);
  const rows: CsvRow[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const row = rowAt(text, at, delimiter);
    const end = row ? row.end : endOfLine(text, at);
    rows.push(row ? { kind: "row", line, cells: row.cells } : { kind: "open", line });
    line += text.slice(at, end).match(lineEnd)?.length ?? 0;
    at = end;
  }
  return rows;
}

function delimiterOf(text: string): string {
  const first = text.slice(0, endOfLine(text, 0));
  const count = (sign: string) => first.split(sign).length;
  return [",", "\t", ";"].reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** Behind the line break. */
function endOfLine(text: string, at: number): number {
  const found = /\r\n|\n|\r/g;
  found.lastIndex = at;
  return found.exec(text) ? found.lastIndex : text.length;
}

/** Undefined: a quotation mark is not closed where a cell could end. */
function rowAt(text: string, from: number, delimiter: string): { cells: string[]; end: number } | undefined {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    let cell: string;
    if (text[at] === '"') {
      const closing = closingQuote(text, at + 1);
      if (closing === undefined) return undefined;
      cell = text.slice(at + 1, closing).replaceAll('""', '"');
      at = closing + 1;
    } else {
      const start = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== "\n" && text[at] !== "\r") at += 1;
      cell = text.slice(start, at);
    }
    cells.push(cell);
    if (text[at] === delimiter) at += 1;
    else if (at >= text.length || text[at] === "\n" || text[at] === "\r") return { cells, end: endOfLine(text, at) };
    else return undefined;
  }
}

function closingQuote(text: string, from: number): number | undefined {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return undefined;
}

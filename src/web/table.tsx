/** A table with a caption and headings; on a narrow screen it scrolls inside its own frame, with the keyboard too. */
export interface TableProps {
  /** Id of the caption: one table's own on its page. */
  id: string;
  caption: string;
  heads: readonly string[];
  rows: readonly (readonly JSX.Element[])[];
}

export function Table({ id, caption, heads, rows }: TableProps): JSX.Element {
  return (
    <section class="table-frame" aria-labelledby={id} tabindex="0">
      <table>
        <caption id={id} safe>
          {caption}
        </caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" safe>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A filled-in form for the printer: tables and pairs, black on white. */
import type { FormSheet } from "./formSheet.js";

export interface FormPageProps {
  sheet: FormSheet;
  /** 「架空のデータです」 and when it was drawn. */
  notes: readonly string[];
}

export function FormPage({ sheet, notes }: FormPageProps): JSX.Element {
  return (
    <article class="ward-form">
      <h1 safe>{sheet.title}</h1>
      {notes.map((note) => (
        <p class="ward-form-note" safe>
          {note}
        </p>
      ))}
      {sheet.rows.map((row, index) => {
        if (row.kind === "heading") {
          const level = Math.min(row.level, 5);
          const id = headingId(index);
          if (level === 2)
            return (
              <h2 id={id} safe>
                {row.text}
              </h2>
            );
          return level === 3 ? (
            <h3 id={id} safe>
              {row.text}
            </h3>
          ) : (
            <h4 id={id} safe>
              {row.text}
            </h4>
          );
        }
        if (row.kind === "pair") {
          return (
            <dl class="ward-form-pair">
              <dt safe>{row.label}</dt>
              <dd safe>{String(row.value ?? "")}</dd>
            </dl>
          );
        }
        return (
          <section class="table-frame" aria-labelledby={nameOf(sheet, index)} tabindex="0">
            <table>
              <caption id={`form-table-${index}`} safe>
                {row.caption}
              </caption>
              <thead>
                <tr>
                  {row.columns.map(({ label }) => (
                    <th scope="col" safe>
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {row.rows.map((cells) => (
                  <tr>
                    {cells.map((cell) => (
                      <td class={isShort(cell) ? "one-piece" : undefined} safe>
                        {String(cell ?? "")}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        );
      })}
    </article>
  );
}

/** A target or a figure, such as 「81.2%以上」: it stays in one piece. */
const isShort = (cell: string | number | null | undefined): boolean => String(cell ?? "").length <= 8;

const headingId = (index: number): string => `form-heading-${index}`;

/** Each issue has a table of the same caption: what tells them apart is the heading above. */
function nameOf({ rows }: FormSheet, index: number): string {
  const heading = rows.slice(0, index).findLastIndex(({ kind }) => kind === "heading");
  return [...(heading === -1 ? [] : [headingId(heading)]), `form-table-${index}`].join(" ");
}

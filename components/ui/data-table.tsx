import type { ReactNode } from "react"

export type Row = { key: string; cells: ReactNode[] }

type DataTableProps = {
  /** Said to screen readers, and shown when `captionShown`. */
  caption: ReactNode
  captionShown?: boolean
  columns: string[]
  /** The first cell of a row is its heading. */
  rows: Row[]
}

/** Written out, because some browsers no longer announce a table once it is laid out as cards. */
const ROLES = {
  table: { role: "table" },
  rows: { role: "rowgroup" },
  row: { role: "row" },
  column: { role: "columnheader", scope: "col" },
  heading: { role: "rowheader", scope: "row" },
  cell: { role: "cell" },
}

/** A table, on paper too, that becomes cards on a telephone and in letters too large for it, each value under the name of its column. */
export function DataTable({ caption, captionShown = false, columns, rows }: DataTableProps) {
  return (
    <div className="@container">
      <table {...ROLES.table} className="block w-full text-left @3xl:table print:table">
        <caption
          className={captionShown ? "block pb-3 text-left font-heading @3xl:table-caption print:table-caption" : "sr-only"}
        >
          {caption}
        </caption>
        <thead
          {...ROLES.rows}
          className="sr-only @3xl:not-sr-only @3xl:table-header-group print:not-sr-only print:table-header-group"
        >
          <tr {...ROLES.row}>
            {columns.map((column) => (
              <th key={column} {...ROLES.column} className="pr-6 pb-3 align-bottom font-heading text-small text-soft">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...ROLES.rows} className="block @3xl:table-row-group print:table-row-group">
          {rows.map(({ key, cells }) => (
            <tr
              key={key}
              {...ROLES.row}
              className="flex flex-col gap-3 border-t border-line py-4 first:border-t-0 first:pt-0 last:pb-0 @3xl:table-row @3xl:first:border-t print:table-row print:break-inside-avoid"
            >
              {columns.map((column, index) => (
                <Cell key={column} column={column} heading={index === 0}>
                  {cells[index]}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A link keeps a target of 44 pixels without making its row taller. */
const CELL =
  "block font-normal @3xl:table-cell @3xl:py-4 @3xl:pr-6 @3xl:align-top print:table-cell print:py-2 print:pr-4 print:align-top [&_a]:-my-2 [&_a]:inline-block [&_a]:py-2"

function Cell({ column, heading, children }: { column: string; heading: boolean; children: ReactNode }) {
  const content = (
    <>
      <span aria-hidden="true" className="block font-heading text-small text-soft @3xl:hidden print:hidden">
        {column}
      </span>
      {children}
    </>
  )
  return heading ? (
    <th {...ROLES.heading} className={CELL}>
      {content}
    </th>
  ) : (
    <td {...ROLES.cell} className={CELL}>
      {content}
    </td>
  )
}

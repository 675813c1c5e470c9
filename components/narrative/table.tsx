import type { ComponentType, ReactNode } from "react"
import type { NarrativeCell, NarrativeRow, NarrativeTable as TableOf } from "@/lib/narrative/schema"
import { isOnlyText, textOfNodes } from "@/lib/narrative/text"
import { DataTable } from "../ui/data-table"
import { scrolled } from "../ui/scrolled"
import type { Around, NarrativeProps } from "./around"
import { keyed } from "./keyed"

type TableProps = {
  table: TableOf
  around: Around
  caption: string
  /** Writes what a cell holds, which may be a table again. */
  Words: ComponentType<NarrativeProps>
}

/** A table of the narrative: a plain one becomes cards on a telephone, any other scrolls within itself. */
export function NarrativeTable({ table, around, caption, Words }: TableProps) {
  const name = textOfNodes(table.caption) || caption
  const inside = { ...around, isInTable: true }
  const columns = around.isInTable ? null : columnsOf(table)
  const shown = table.caption.length > 0 && <Words nodes={table.caption} around={around} caption={name} />
  if (!columns) return <AnyTable table={table} around={around} caption={name} shown={shown} Words={Words} />
  const rows = keyed(table.body, () => "row").map(({ key, item: cells }) => ({
    key,
    cells: cells.map((cell, index) => <Words key={columns[index]} nodes={cell.children} around={inside} caption={name} />),
  }))
  return (
    <div id={table.anchor ?? undefined} className="min-w-0">
      <DataTable caption={shown || name} captionShown={shown !== false} columns={columns} rows={rows} />
    </div>
  )
}

/** The names of the columns of a plain table: one row of them, all different and nothing but text, and no cell that spans. */
function columnsOf({ head, body, foot }: TableOf): string[] | null {
  const [names, ...others] = head
  if (!names || others.length + foot.length > 0 || body.length === 0 || names.length < 2) return null
  const isPlain = (cell: NarrativeCell) => cell.columns === 1 && cell.rows === 1 && cell.anchor === null
  const isRegular = [names, ...body].every((row) => row.length === names.length && row.every(isPlain))
  if (!isRegular || !names.every((cell) => isOnlyText(cell.children))) return null
  const columns = names.map((cell) => textOfNodes(cell.children))
  return columns.every(Boolean) && new Set(columns).size === columns.length ? columns : null
}

type AnyTableProps = TableProps & { shown: ReactNode }

function AnyTable({ table, around, caption, shown, Words }: AnyTableProps) {
  const { anchor, head, body, foot } = table
  const inside = { around: { ...around, isInTable: true }, caption, Words }
  const region = around.isInTable ? {} : scrolled(`${around.say("table")} ${caption}`)
  return (
    <div {...region} id={anchor ?? undefined} className="min-w-0 overflow-x-auto">
      <table className="min-w-full border-collapse text-left">
        {(shown || !around.isInTable) && (
          <caption className={shown ? "pb-3 text-left font-heading" : "sr-only"}>{shown || caption}</caption>
        )}
        {head.length > 0 && <thead>{rowsOf(head, inside, true)}</thead>}
        <tbody>{rowsOf(body, inside, false)}</tbody>
        {foot.length > 0 && <tfoot>{rowsOf(foot, inside, false)}</tfoot>}
      </table>
    </div>
  )
}

type Inside = Pick<TableProps, "around" | "caption" | "Words">

const rowsOf = (rows: NarrativeRow[], inside: Inside, isHead: boolean) =>
  keyed(rows, () => "row").map(({ key, item: cells }) => (
    <tr key={key} className="border-t border-line">
      {keyed(cells, () => "cell").map(({ key: cellKey, item: cell }) => (
        <Cell key={cellKey} cell={cell} isHead={isHead} {...inside} />
      ))}
    </tr>
  ))

function Cell({ cell, isHead, around, caption, Words }: Inside & { cell: NarrativeCell; isHead: boolean }) {
  const content = <Words nodes={cell.children} around={around} caption={caption} />
  const spans = {
    id: cell.anchor ?? undefined,
    colSpan: cell.columns > 1 ? cell.columns : undefined,
    rowSpan: cell.rows > 1 ? cell.rows : undefined,
  }
  if (!cell.isHeading && !isHead)
    return (
      <td {...spans} className="py-2 pr-6 align-top">
        {content}
      </td>
    )
  return (
    <th {...spans} scope={isHead ? "col" : "row"} className="py-2 pr-6 align-top font-heading text-soft">
      {content}
    </th>
  )
}

import type { NarrativeCell, NarrativeRow, NarrativeTable as TableOf } from "@/lib/cda/schema"
import { keyed } from "../fhir-document/keyed"
import { DataTable } from "../ui/data-table"
import type { Around } from "./cda-document"
import { Narrative } from "./narrative"
import { textOfNodes } from "./text-of-nodes"

type TableProps = { table: TableOf; around: Around; caption: string }

/** A table of the narrative: a plain one becomes cards on a telephone, any other scrolls within itself. */
export function NarrativeTable({ table, around, caption }: TableProps) {
  const name = textOfNodes(table.caption) || caption
  const inside = { ...around, isInTable: true }
  const columns = around.isInTable ? null : columnsOf(table)
  if (!columns) return <AnyTable table={table} around={around} caption={name} />
  const rows = keyed(table.body, () => "row").map(({ key, item: cells }) => ({
    key,
    cells: cells.map((cell, index) => <Narrative key={columns[index]} nodes={cell.children} around={inside} caption={name} />),
  }))
  return (
    <div id={table.anchor ?? undefined} className="min-w-0">
      <DataTable caption={name} captionShown={table.caption.length > 0} columns={columns} rows={rows} />
    </div>
  )
}

/** The names of the columns of a plain table: one row of them, all different, and nothing that spans or leads elsewhere. */
function columnsOf({ head, body, foot }: TableOf): string[] | null {
  const [names, ...others] = head
  if (!names || others.length + foot.length > 0 || body.length === 0 || names.length < 2) return null
  const isPlain = (cell: NarrativeCell) => cell.columns === 1 && cell.rows === 1 && cell.anchor === null
  const isRegular = [names, ...body].every((row) => row.length === names.length && row.every(isPlain))
  const columns = names.map((cell) => textOfNodes(cell.children))
  return isRegular && columns.every(Boolean) && new Set(columns).size === columns.length ? columns : null
}

/** What is too wide scrolls; the region takes the focus, so that a keyboard can scroll it too. */
const scrolled = (label: string) => ({ role: "region", tabIndex: 0, "aria-label": label })

function AnyTable({ table, around, caption }: TableProps) {
  const { anchor, head, body, foot } = table
  const inside = { ...around, isInTable: true }
  const region = around.isInTable ? {} : scrolled(`${around.say("table")} ${caption}`)
  const isNamed = table.caption.length > 0
  return (
    <div {...region} id={anchor ?? undefined} className="min-w-0 overflow-x-auto">
      <table className="min-w-full border-collapse text-left">
        {(isNamed || !around.isInTable) && (
          <caption className={isNamed ? "pb-3 text-left font-heading" : "sr-only"}>{caption}</caption>
        )}
        {head.length > 0 && <thead>{rowsOf(head, inside, caption, true)}</thead>}
        <tbody>{rowsOf(body, inside, caption, false)}</tbody>
        {foot.length > 0 && <tfoot>{rowsOf(foot, inside, caption, false)}</tfoot>}
      </table>
    </div>
  )
}

const rowsOf = (rows: NarrativeRow[], around: Around, caption: string, isHead: boolean) =>
  keyed(rows, () => "row").map(({ key, item: cells }) => (
    <tr key={key} className="border-t border-line">
      {keyed(cells, () => "cell").map(({ key: cellKey, item: cell }) => (
        <Cell key={cellKey} cell={cell} around={around} caption={caption} isHead={isHead} />
      ))}
    </tr>
  ))

type CellProps = { cell: NarrativeCell; around: Around; caption: string; isHead: boolean }

function Cell({ cell, around, caption, isHead }: CellProps) {
  const content = <Narrative nodes={cell.children} around={around} caption={caption} />
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

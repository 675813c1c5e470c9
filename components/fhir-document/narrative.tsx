import { DataTable } from "@/components/ui/data-table"
import type { NarrativeBlock } from "@/lib/fhir/schema"
import { keyed } from "../narrative/keyed"

/** The author's own text, in the document's language when it says which. */
export function Narrative({ blocks, caption, lang }: { blocks: NarrativeBlock[]; caption: string; lang: string | null }) {
  return (
    <div lang={lang ?? undefined} className="flex flex-col gap-4">
      {keyed(blocks, (block) => block.kind).map(({ key, item: block }) => (
        <Block key={key} block={block} caption={caption} />
      ))}
    </div>
  )
}

function Block({ block, caption }: { block: NarrativeBlock; caption: string }) {
  if (block.kind === "text") return <p>{block.text}</p>
  if (block.kind === "list") return <Lines lines={block.items} />
  const isRegular = block.rows.every((row) => row.length === block.header.length) && block.header.every(Boolean)
  if (isRegular && new Set(block.header).size === block.header.length && block.header.length > 1)
    return (
      <DataTable
        caption={caption}
        columns={block.header}
        rows={keyed(block.rows, (cells) => cells[0] ?? "").map(({ key, item: cells }) => ({ key, cells }))}
      />
    )
  const sentences = block.rows.map((row) => row.filter(Boolean).join(" · "))
  return (
    <div className="flex flex-col gap-2">
      {block.header.some(Boolean) && <p className="font-heading">{block.header.filter(Boolean).join(" · ")}</p>}
      <Lines lines={sentences} />
    </div>
  )
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul className="list-disc pl-6">
      {keyed(lines, (line) => line.slice(0, 40)).map(({ key, item: line }) => (
        <li key={key}>{line}</li>
      ))}
    </ul>
  )
}

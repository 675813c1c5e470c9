import { DataTable } from "@/components/ui/data-table"
import type { FhirEntry, FhirLine } from "@/lib/fhir/schema"
import { keyed } from "../narrative/keyed"
import { Warnings } from "../narrative/warnings"
import type { FhirAround } from "./around"
import { Files } from "./files"
import { OwnText } from "./own-text"

const WIDEST = 4

/** The columns of a table of entries, or null when they are too unlike or say too much for one. */
function columnsOf(entries: FhirEntry[]): string[] | null {
  const fullestFirst = entries.toSorted((left, right) => right.lines.length - left.lines.length)
  const labels = [...new Set(fullestFirst.flatMap((entry) => entry.lines.map((line) => line.label)))]
  const isPlain = ({ parts, files, narrative }: FhirEntry) => parts.length + files.length + narrative.nodes.length === 0
  return entries.length > 1 && entries.every(isPlain) && labels.length > 0 && labels.length <= WIDEST ? labels : null
}

type EntriesProps = { entries: FhirEntry[]; caption: string; around: FhirAround; level: number }

/** The entries of a section: one table when they are alike (cards on a telephone), else one card each. */
export function Entries({ entries, caption, around, level }: EntriesProps) {
  const columns = columnsOf(entries)
  if (columns) {
    const rows = keyed(entries, (entry) => entry.heading).map(({ key, item: entry }) => ({
      key,
      cells: [
        <Name key="name" entry={entry} />,
        ...columns.map((column) => entry.lines.find((line) => line.label === column)?.value ?? "—"),
      ],
    }))
    return <DataTable caption={caption} columns={[around.say("item"), ...columns]} rows={rows} />
  }
  return (
    <ul className="divide-y divide-line">
      {keyed(entries, (entry) => entry.heading).map(({ key, item: entry }) => (
        <li key={key} className="py-4 first:pt-0 last:pb-0">
          <Entry entry={entry} around={around} level={level} />
        </li>
      ))}
    </ul>
  )
}

function Name({ entry }: { entry: FhirEntry }) {
  return (
    <>
      <span className="block font-heading">{entry.heading}</span>
      <Warnings texts={entry.warnings} />
      <Remarks entry={entry} />
    </>
  )
}

/** What its author remarked, then who said it and when. */
function Remarks({ entry }: { entry: FhirEntry }) {
  return (
    <>
      {entry.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {entry.saidBy && <p className="text-small text-soft">{entry.saidBy}</p>}
    </>
  )
}

const HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"] as const

type EntryProps = { entry: FhirEntry; around: FhirAround; level: number }

function Entry({ entry, around, level }: EntryProps) {
  const Heading = HEADINGS[Math.min(level, HEADINGS.length) - 1] ?? "h6"
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Heading className="text-large">{entry.heading}</Heading>
      <Warnings texts={entry.warnings} />
      {entry.lines.length > 0 && <Facts lines={entry.lines} />}
      {entry.parts.length > 0 && <Entries entries={entry.parts} caption={entry.heading} around={around} level={level + 1} />}
      <OwnText nodes={entry.narrative.nodes} caption={entry.heading} around={around} />
      <Files files={entry.files} around={around} />
      <Remarks entry={entry} />
    </div>
  )
}

/** Short facts side by side, one under the other on a telephone. */
function Facts({ lines }: { lines: FhirLine[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
      {lines.map(({ label, value }) => (
        <div key={label} className="min-w-0">
          <dt className="text-small text-soft">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

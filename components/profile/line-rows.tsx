import type { ReactNode } from "react"
import { apart } from "@/components/ui/apart"
import { Badge, type Tone } from "@/components/ui/badge"
import { Heard } from "@/components/ui/heard"
import { List } from "@/components/ui/list-row"
import type { ItemSource } from "@/lib/access/item-source"
import type { LineCode } from "@/lib/profile/codes/rules"
import { cisOf, type NamesByCode } from "@/lib/profile/medicines/rules"
import type { ProfileLine } from "@/lib/profile/rules"
import { addressOf } from "@/lib/profile/rules"
import { useReader } from "@/lib/request/actor"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import { type Saying, sayContent, sayLabel, sayProvenance, sayWritten } from "./line-words"

/** How lines are said on this page; `patientName` in somebody else's space. */
export function useSaying(patientName?: string): Saying {
  return { t: useWords("profile"), language: useLanguage(), patientName }
}

type LineRowsProps = {
  lines: readonly ProfileLine[]
  /** The address of the profile, for the page of each line; absent where lines have none. */
  base?: string
  /** Where the documents of this space are read; absent where their pages are not. */
  documents?: string
  patientName?: string
  /** How the list of medicines calls the codes of these lines. */
  medicines?: NamesByCode
  /** What is heard after the label of a line, where others of the page have the same. */
  heard?: Heards
  /** What may be done with a line, under its state. */
  gestures?: (line: ProfileLine, heard: string | undefined) => ReactNode
}

export type Heards = ReadonlyMap<string, string | undefined>

/** What tells from each other lines of one label: their section, what they say besides, and where they come from. */
export function heardOf(lines: readonly ProfileLine[], saying: Saying): Heards {
  const heard = apart(
    lines.map((line) => {
      const { section, content, dosesCountedOn } = line
      const said = line.saysNone ? [] : sayContent(section, content, dosesCountedOn, saying)
      const told = [saying.t(`sections.${section}`), ...said, sayProvenance(line, saying)]
      return { title: sayLabel(line, saying), told: told.join(", ") }
    }),
  )
  return new Map(lines.map(({ id }, at) => [id, heard[at]]))
}

/** Lines of the profile, one under the other: what, how, and in one sentence where it comes from. */
export function LineRows({ lines, gestures, heard, ...around }: LineRowsProps) {
  const saying = useSaying(around.patientName)
  const heards = heard ?? heardOf(lines, saying)
  return (
    <List>
      {lines.map((line) => (
        <li key={line.id} className="flex flex-col gap-3 py-4 first:pt-0 last:pb-0 sm:flex-row sm:justify-between sm:gap-8">
          <LineText line={line} heard={heards.get(line.id)} {...around} />
          <div className="flex shrink-0 flex-col items-start gap-2 sm:w-56">
            <LineStates line={line} />
            {gestures?.(line, heards.get(line.id))}
          </div>
        </li>
      ))}
    </List>
  )
}

type LineTextProps = Omit<LineRowsProps, "lines" | "gestures" | "heard"> & { line: ProfileLine; heard?: string }

function LineText({ line, heard, base, documents, medicines = {}, patientName }: LineTextProps) {
  const saying = useSaying(patientName)
  const label = sayLabel(line, saying)
  const isError = line.state === "entered_in_error"
  return (
    <div className="min-w-0 wrap-anywhere">
      <p className={`font-heading ${isError ? "line-through" : ""}`}>
        {base ? (
          <a href={`${base}/${addressOf(line.section)}/${line.id}`} className="lone-link text-ink">
            {label}
            <Heard>{heard ?? (line.section === "family_history" ? saying.t("sections.family_history") : undefined)}</Heard>
          </a>
        ) : (
          label
        )}
      </p>
      <LineSentences line={line} patientName={patientName} />
      <MedicineName line={line} medicines={medicines} />
      <LineProvenance line={line} documents={documents} patientName={patientName} />
    </div>
  )
}

/** What a line says besides its name. */
export function LineSentences({ line, patientName }: { line: ProfileLine; patientName?: string }) {
  const said = sayContent(line.section, line.content, line.dosesCountedOn, useSaying(patientName)).join(" ")
  return said && !line.saysNone ? <p className="max-w-text whitespace-pre-line">{said}</p> : null
}

/** The name that the list of medicines has for the code of a line, with whose list and of which day it is. */
export function MedicineName({ line, medicines }: { line: ProfileLine; medicines: NamesByCode }) {
  const [t, { day }] = [useWords("profile"), useFormats()]
  const named = medicines[cisOf(line.code) ?? ""]
  if (!named) return null
  const said = { name: named.name, date: day(named.edition, "long") }
  return <p className="max-w-text text-small">{t(named.isListed ? "medicine.said" : "medicine.saidBefore", said)}</p>
}

/** One sentence: who said it and when, out of which document, and who confirmed it. */
export function LineProvenance({ line, documents, patientName }: Omit<LineTextProps, "base" | "heard">) {
  const saying = useSaying(patientName)
  const { source } = line
  return (
    <p className="max-w-text text-small text-soft">
      {sayProvenance(line, saying)}
      {source && (
        <>
          , {saying.t("by.source")} <Source source={source} documents={documents} />
        </>
      )}
    </p>
  )
}

type SourceProps = { source: ItemSource; documents?: string }

/** Out of which document, by its name while it is there, and who wrote it when. */
export function Source({ source, documents }: SourceProps) {
  const saying = useSaying()
  const { documentId, title } = source
  return (
    <>
      {documentId && documents ? <a href={`${documents}/${documentId}`}>{title}</a> : title}
      {sayWritten(source, saying)}
      {!documentId && saying.t("by.sourceGone")}
    </>
  )
}

/** The code that was given with a line, after its words and with whose it is. */
export function Coded({ label, code: { system, code } }: { label: string; code: LineCode }) {
  const t = useWords("profile")
  return <p className="max-w-text wrap-anywhere">{t("code.said", { label, code, system: t(`code.systems.${system}`) })}</p>
}

const STATES: Record<"confirmed" | "proposed" | "professional" | "said" | "error", Tone> = {
  confirmed: "green",
  proposed: "sun",
  professional: "petrol",
  said: "plain",
  error: "red",
}

type Sure = Pick<ProfileLine, "state"> & { author: Pick<ProfileLine["author"], "kind">; confirmed: object | null }

function stateOf({ state, author, confirmed }: Sure): keyof typeof STATES {
  if (state === "entered_in_error") return "error"
  if (state === "proposed") return "proposed"
  if (confirmed) return "confirmed"
  return author.kind === "professional" ? "professional" : "said"
}

/** How sure a line is, in a word; nothing where its author's is enough. */
export function LineState({ line }: { line: Sure }) {
  const [t, reader] = [useWords("profile"), useReader()]
  const state = stateOf(line)
  return state === "said" ? null : <Badge tone={STATES[state]}>{t(`states.${state}`, { reader })}</Badge>
}

/** How sure a line is, and what of it was set apart, in words. */
export function LineStates({ line }: { line: ProfileLine }) {
  const [t, reader] = [useWords("profile"), useReader()]
  return (
    <p className="flex flex-wrap gap-2">
      <LineState line={line} />
      {line.isHidden && <Badge tone="plain">{t("states.hidden", { reader })}</Badge>}
      {line.isSensitive && <Badge tone="plain">{t("states.intimate")}</Badge>}
    </p>
  )
}

import type { DocumentGroup, DocumentLine } from "@/lib/documents/rules"
import { dayInParis } from "@/lib/platform/days"
import { groupLabel } from "@/lib/reference/document-types"
import { useReader } from "@/lib/request/actor"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import { ContestedBadge } from "../rectifications/request-words"
import { apart } from "../ui/apart"
import { Badge } from "../ui/badge"
import { Icon, IconTile } from "../ui/icon"
import { ListRow } from "../ui/list-row"
import { sayAuthor } from "./author-words"
import { DocumentRows, type RowMarks } from "./document-rows"
import { GROUP_ICONS } from "./group-icons"

type DocumentRowProps = {
  line: DocumentLine
  href: string
  /** The given name of the patient, for everybody but herself. */
  patientName?: string
  /** Since the visit before, for a professional: to him a document is new, and not "to read". */
  isNew?: boolean
  /** Which of several of the same title it is. */
  heard?: string
}

/** What a row needs to speak, asked for once for a whole list. */
export type RowSpeech = {
  t: ReturnType<typeof useWords>
  f: ReturnType<typeof useFormats>
  locale: ReturnType<typeof useLanguage>
  reader: ReturnType<typeof useReader>
}

/** The words of rows, in the language of the request. */
export function useRowSpeech(): RowSpeech {
  return { t: useWords("documents"), f: useFormats(), locale: useLanguage(), reader: useReader() }
}

/** One document of a list: what, when, from whom, and its marks. */
export function DocumentRow({ line, href, patientName, isNew = false, heard }: DocumentRowProps) {
  const speech = useRowSpeech()
  return (
    <ListRow
      lead={<IconTile name={GROUP_ICONS[line.documentGroup]} tone={isToRead(line) || isNew ? "plum" : "petrol"} />}
      href={href}
      title={line.title}
      heard={heard}
      meta={sayMeta(line, speech, patientName)}
      badges={
        <>
          {isNew && <Badge tone="plum">{speech.t("badges.new")}</Badge>}
          <DocumentBadges line={line} patientName={patientName} speech={speech} />
        </>
      }
    />
  )
}

/** What is heard of documents that are called the same on one page: the day and from whom. */
export function documentsApart(lines: readonly DocumentLine[], speech: RowSpeech, patientName?: string): HeardById {
  const heard = apart(lines.map((line) => ({ title: line.title, told: sayMeta(line, speech, patientName) })))
  return Object.fromEntries(lines.map(({ id }, at) => [id, heard[at]]))
}

type HeardById = Record<string, string | undefined>
type SpokenRowsProps = {
  lines: DocumentLine[]
  base: string
  patientName?: string
  speech: RowSpeech
  marks: RowMarks
  heard: HeardById
}

/** Many documents of one list, each at `base/id`. */
export function SpokenDocumentRows({ lines, base, patientName, speech, marks, heard }: SpokenRowsProps) {
  const rows = lines.map((line) => ({
    id: line.id,
    href: `${base}/${line.id}`,
    title: line.title,
    heard: heard[line.id],
    meta: sayMeta(line, speech, patientName),
    lead: leadOf(line),
    badges: badgesOf(line),
  }))
  return <DocumentRows rows={rows} marks={marks} />
}

/** What leads and marks these lines, each once. */
export function rowMarks(lines: readonly DocumentLine[], speech: RowSpeech, patientName?: string): RowMarks {
  const leads = new Map(lines.map((line) => [leadOf(line), line]))
  const badges = new Set(lines.flatMap(badgesOf))
  return Object.fromEntries([
    ...[...leads].map(([name, line]) => [
      name,
      <IconTile key={name} name={GROUP_ICONS[line.documentGroup]} tone={isToRead(line) ? "plum" : "petrol"} />,
    ]),
    ...[...badges].map((name) => [name, <DocumentBadge key={name} name={name} patientName={patientName} speech={speech} />]),
  ])
}

/** Whether the reader still has to read it: a professional never has to. */
const isToRead = ({ isUnread, forProfessional }: DocumentLine) => isUnread && !forProfessional

const leadOf = (line: DocumentLine) => `lead ${line.documentGroup}${isToRead(line) ? " unread" : ""}`

function sayMeta({ actOn, author }: DocumentLine, { t, f }: RowSpeech, patientName?: string): string {
  const day = actOn === dayInParis(new Date()) ? t("today") : f.day(actOn)
  return `${day} · ${sayAuthor(author, t, patientName)}`
}

type BadgesProps = { line: DocumentLine; patientName?: string; speech: RowSpeech }

/** The marks of a document. */
export function DocumentBadges({ line, patientName, speech }: BadgesProps) {
  return badgesOf(line).map((name) => <DocumentBadge key={name} name={name} patientName={patientName} speech={speech} />)
}

const ATTENTION = ["sensitive", "notYetJudged", "awaited", "fromRepresentatives"] as const
type Attention = (typeof ATTENTION)[number]
const CONTESTED = { contested: "open", corrected: "accepted" } as const
type BadgeName = Attention | keyof typeof CONTESTED | "aboutAnother" | "unread" | "hidden" | "own" | DocumentGroup

/** The names of the marks; those that only the patient, or only professionals, may know are there for them alone. */
function badgesOf(line: DocumentLine): BadgeName[] {
  const { isAboutAnother, author, documentGroup, forPatient, forProfessional } = line
  const names: (BadgeName | "" | false | null | undefined)[] = [
    isAboutAnother && "aboutAnother",
    line.contested && (line.contested === "open" ? "contested" : "corrected"),
    isToRead(line) && "unread",
    forPatient?.sensitivity === "sensitive" && "sensitive",
    forPatient?.sensitivity === "not_yet_judged" && "notYetJudged",
    forProfessional?.announceOn && "awaited",
    forProfessional?.isHiddenFromRepresentatives && "fromRepresentatives",
    (forPatient ?? forProfessional)?.isHiddenFromProfessionals && "hidden",
    // A professional reads it under the title; he has marks of his own to see here.
    author.kind === "patient" && !forProfessional && "own",
    documentGroup,
  ]
  return names.filter((name): name is BadgeName => Boolean(name))
}

function DocumentBadge({ name, patientName, speech }: { name: BadgeName; patientName?: string; speech: RowSpeech }) {
  const { t, locale, reader } = speech
  if (name === "unread") return <Badge tone="plum">{t("badges.unread")}</Badge>
  if (name === "contested" || name === "corrected") return <ContestedBadge inList={CONTESTED[name]} />
  if (name === "aboutAnother") {
    return (
      <Badge tone="red">
        <Icon name="warning" size={16} />
        {t("badges.aboutAnother")}
      </Badge>
    )
  }
  const attention = ATTENTION.find((word) => word === name)
  if (attention) return <Badge tone="sun">{t(`badges.${attention}`)}</Badge>
  if (name === "hidden") {
    return (
      <Badge tone="plain">
        <Icon name="hidden" size={16} />
        {t("badges.hidden", { reader })}
      </Badge>
    )
  }
  if (name === "own") {
    return (
      <Badge tone="green">
        <Icon name="person" size={16} />
        {patientName ? t("badges.ownOther", { name: patientName }) : t("badges.own")}
      </Badge>
    )
  }
  return <Badge>{groupLabel(name as DocumentGroup, locale)}</Badge>
}

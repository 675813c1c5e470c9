import type { InList } from "@/lib/access/contested"
import { entryOf } from "@/lib/access/sections"
import { formatReading } from "@/lib/measures/rules"
import type { UnitChoices } from "@/lib/measures/units/rules"
import { dayInParis } from "@/lib/platform/days"
import { addressOf, LINE_SECTIONS } from "@/lib/profile/rules"
import { typeLabel } from "@/lib/reference/document-types"
import { relationWord } from "@/lib/reference/relations"
import { diseaseWord } from "@/lib/reference/vaccines"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import { type Found, foundDiseases, foundReading } from "@/lib/search/rules"
import { apart } from "../ui/apart"
import { Badge } from "../ui/badge"
import type { IconName } from "../ui/icon"
import { ListRow } from "../ui/list-row"
import { FoundStates } from "./found-states"
import { Snippet } from "./snippet"

type Speech = {
  t: ReturnType<typeof useWords>
  f: ReturnType<typeof useFormats>
  locale: ReturnType<typeof useLanguage>
  units: UnitChoices
}

type FoundRowProps = { found: Found; patientId: string; units: UnitChoices; inList?: InList; heard?: string }

/** One thing that was found: what it is, when, where it stands, how sure it is, and the text round the word. */
export function FoundRow({ found, patientId, units, inList, heard }: FoundRowProps) {
  const speech = { t: useWords(""), f: useFormats(), locale: useLanguage(), units }
  const { section, snippet } = found
  const { icon } = entryOf(section)
  return (
    <ListRow
      icon={icon as IconName}
      href={`/patients/${patientId}/${pageOf(found)}`}
      title={sayTitle(found, speech)}
      heard={heard}
      meta={sayMeta(found, speech)}
      badges={
        <>
          <FoundStates found={found} inList={inList} />
          <Badge>{speech.t(`space.sections.${section}`)}</Badge>
        </>
      }
    >
      {snippet && <Snippet parts={snippet} />}
    </ListRow>
  )
}

/** What is heard of what was found under one name: the day, the kind and from whom. */
export function useFoundApart(found: readonly Found[], units: UnitChoices): (string | undefined)[] {
  const speech = { t: useWords(""), f: useFormats(), locale: useLanguage(), units }
  return apart(found.map((one) => ({ title: sayTitle(one, speech), told: sayMeta(one, speech) })))
}

/** Where it is read: on a page of its own, or on that of its section. */
export function pageOf({ section, id, says }: Found): string {
  const folder = entryOf(section).page?.folder
  const line = LINE_SECTIONS.find((word) => word === section)
  if (line) return `profile/${addressOf(line)}/${id}`
  if (section === "measures") return `${folder}/${foundReading(says).kind}/${id}`
  // These have no page of a line; a correction is read at its note, in the notebook.
  return WHOLE.includes(section) ? `${folder}` : `${folder}/${id}`
}

const WHOLE: readonly Found["section"][] = ["wishes", "emergency_contacts", "notes"]

/** What stands as the name of a line, where it is not its `title`. */
const TITLES: Partial<Record<Found["section"], (found: Found, speech: Speech) => string>> = {
  vaccinations: ({ says }, { t }) => (typeof says.vaccine === "string" ? says.vaccine : t("space.sections.vaccinations")),
  notes: ({ says }) => shortened(String(says.title)),
  wishes: ({ says }, { t }) => t(`wishes.kinds.${says.kind}.title`),
  measures: ({ says }, { t, locale, units }) => {
    const reading = foundReading(says)
    return t("search.measure", { kind: t(`measures.kinds.${reading.kind}`), reading: formatReading(reading, locale, units) })
  },
}

/** The beginning of a note: enough to know it by. */
const shortened = (body: string) => (body.length > 80 ? `${body.slice(0, 79).trimEnd()}…` : body)

const sayTitle = (found: Found, speech: Speech) => TITLES[found.section]?.(found, speech) ?? String(found.says.title)

/** The day, what kind it is, and from whom, as far as the line says so. */
function sayMeta({ section, at, says }: Found, { f, locale }: Speech): string {
  if (section === "emergency_contacts") return `${relationWord(String(says.relation), null, locale)} · ${says.telephone}`
  const { actOn, typeCode, authorName } = says
  const day = f.day(typeof actOn === "string" ? actOn : dayInParis(at))
  const type = section === "documents" && typeof typeCode === "string" ? typeLabel(typeCode, locale) : null
  const against = foundDiseases(says)
  const protects = against.length > 0 ? f.list(against.map((disease) => diseaseWord(disease, locale))) : null
  return [day, type, protects, authorName].filter(Boolean).join(" · ")
}

import type { ReactNode } from "react"
import { Card } from "@/components/ui/card"
import { type IconName, IconTile } from "@/components/ui/icon"
import { entryOf } from "@/lib/access/sections"
import type { NamesByCode } from "@/lib/profile/medicines/rules"
import type { SectionLines } from "@/lib/profile/queries"
import { addressOf, type LineSection, type ProfileLine } from "@/lib/profile/rules"
import { useWords } from "@/lib/request/words"
import { Unbroken } from "../ui/unbroken"
import { type Heards, heardOf, LineRows, useSaying } from "./line-rows"

type ProfileViewProps = {
  sections: readonly SectionLines[]
  /** The address of the profile; absent where its lines have no pages. */
  base?: string
  documents?: string
  patientName?: string
  /** The sections to which the reader may add. */
  addable: readonly LineSection[]
  gestures?: (line: ProfileLine, heard: string | undefined) => ReactNode
  medicines: NamesByCode
}

/** The medical profile: a card for each section, what holds now first. */
export function ProfileView({ sections, ...around }: ProfileViewProps) {
  const saying = useSaying(around.patientName)
  const heard = heardOf(
    sections.flatMap(({ lines }) => lines),
    saying,
  )
  return (
    <div className="flex flex-col gap-6">
      {sections.map((section) => (
        <SectionCard key={section.section} {...section} {...around} heard={heard} />
      ))}
    </div>
  )
}

type SectionCardProps = SectionLines & Omit<ProfileViewProps, "sections"> & { heard: Heards }

function SectionCard({ section, lines, older, hasPast, base, addable, ...around }: SectionCardProps) {
  const t = useWords("profile")
  const address = base && `${base}/${addressOf(section)}`
  return (
    <Card>
      <div className="flex items-center gap-3">
        <IconTile name={entryOf(section).icon as IconName} />
        <h2 className="text-title">
          <Unbroken>{t(`sections.${section}`)}</Unbroken>
        </h2>
      </div>
      {lines.length === 0 ? <Empty section={section} /> : <LineRows lines={lines} base={base} {...around} />}
      {address && (
        <p className="flex flex-wrap gap-x-6 print:hidden">
          {addable.includes(section) && (
            <a href={`${address}/add`} className="lone-link">
              {t(`add.${section}`)}
            </a>
          )}
          {older && (
            <a href={address} className="lone-link">
              {t(`all.${section}`)}
            </a>
          )}
          {hasPast && (
            <a href={`${address}?past=1`} className="lone-link">
              {t(`past.${section}`)}
            </a>
          )}
        </p>
      )}
    </Card>
  )
}

/** Nothing written is not "nothing there". */
export function Empty({ section }: { section: LineSection }) {
  const t = useWords("profile")
  return (
    <p className="max-w-text text-soft">
      {t(`emptySection.${section}`)} {t("notNone")}
    </p>
  )
}

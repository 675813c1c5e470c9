import { PlaceHeading } from "@/components/layout/place-heading"
import { MeasureList } from "@/components/measures/measure-list"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Chips } from "@/components/ui/chips"
import { MEASURE_KINDS } from "@/lib/measures/rules"
import { useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { patientPage } from "../../patient-page"
import { GrowthWay } from "./growth-way"
import { KindChips } from "./kind-chips"
import { readMeasures } from "./reads"
import { Waiting } from "./waiting"

/** The measures of a space, the latest first, and what can be written down; or those that wait for an answer. */
export default async function MeasuresPage({ params, searchParams }: PageProps<"/patients/[patientId]/measures">) {
  const { patientId } = await params
  const query = await searchParams
  return patientPage(
    patientId,
    ["view:measures"],
    (access) => readMeasures(access, query),
    ({ space, isWaiting, ...list }) =>
      isWaiting ? (
        <Waiting {...list} patientId={patientId} patientName={space.isOwn ? undefined : space.givenName} query={query} />
      ) : (
        <Everything {...list} space={space} patientId={patientId} />
      ),
  )
}

type EverythingProps = Omit<Awaited<ReturnType<typeof readMeasures>>, "isWaiting" | "mayAnswer"> & {
  space: SpaceHeader
  patientId: string
}

function Everything({ space, patientId, page, contested, kinds, units, isFurther, isChild, mayAdd }: EverythingProps) {
  const base = `/patients/${patientId}/measures`
  return (
    <>
      <Heading space={space} mayAdd={mayAdd} />
      <KindChips base={base} kinds={kinds} />
      {isChild && <GrowthWay base={base} />}
      <MeasureList
        page={page}
        base={base}
        patientName={space.isOwn ? undefined : space.givenName}
        units={units}
        mayAdd={mayAdd}
        isFurther={isFurther}
        contested={contested}
        isOpen
      />
      {mayAdd && <WhatToAdd base={base} />}
      <Files base={base} mayAdd={mayAdd} hasLines={page.lines.length > 0} />
    </>
  )
}

function Heading({ space, mayAdd }: { space: SpaceHeader; mayAdd: boolean }) {
  const { isOwn, inCare, givenName } = space
  const t = useWords("measures")
  const lead = inCare?.isAuthorOnly ? t("leadAuthor") : isOwn ? t("lead") : t("leadOther", { name: givenName })
  const add = mayAdd && (
    <ButtonLink href="#add" tone="secondary">
      {t("add.title")}
    </ButtonLink>
  )
  return <PlaceHeading space={space} section="measures" title={t("title")} lead={lead} action={add} />
}

/** The first question of whoever writes something down: what it is. */
function WhatToAdd({ base }: { base: string }) {
  const t = useWords("measures")
  const items = MEASURE_KINDS.map((kind) => ({ href: `${base}/${kind}#add`, label: t(`kinds.${kind}`), heard: t("add.heard") }))
  return (
    <Card title={t("add.kind")} id="add" screenOnly>
      <Chips label={t("add.kind")} items={items} />
    </Card>
  )
}

type FilesProps = { base: string; mayAdd: boolean; hasLines: boolean }

/** From a file, and to one. */
function Files({ base, mayAdd, hasLines }: FilesProps) {
  const t = useWords("measures")
  if (!mayAdd && !hasLines) return null
  return (
    <p className="flex flex-wrap gap-x-6 print:hidden">
      {mayAdd && (
        <a href={`${base}/import`} className="lone-link">
          {t("import.way")}
        </a>
      )}
      {hasLines && (
        <a href={`${base}/file`} className="lone-link">
          {t("file.downloadAll")}
        </a>
      )}
    </p>
  )
}

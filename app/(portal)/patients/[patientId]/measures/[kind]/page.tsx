import { notFound } from "next/navigation"
import { MeasureList } from "@/components/measures/measure-list"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import type { MeasureKind } from "@/lib/measures/rules"
import { parseKind } from "@/lib/measures/schema"
import { unitsOf } from "@/lib/measures/units/rules"
import { useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { patientPage } from "../../../patient-page"
import { AddMeasure } from "../add-measure"
import { KindChips } from "../kind-chips"
import { readKind } from "../reads"

/** One kind of measure: what was measured, and the form to write one down. */
export default async function KindPage({ params, searchParams }: PageProps<"/patients/[patientId]/measures/[kind]">) {
  const { patientId, kind: word } = await params
  const kind = parseKind(word)
  if (!kind) notFound()
  const query = await searchParams
  const base = `/patients/${patientId}/measures`
  return patientPage(
    patientId,
    ["view:measures"],
    (access) => readKind(access, kind, query),
    ({ space, page, kinds, units, unit, isFurther, mayAdd, isProposed }) => (
      <>
        <Done done={query.done} name={isProposed ? space.givenName : undefined} />
        <Heading kind={kind} space={space} />
        <KindChips base={base} kinds={kinds} current={kind} />
        <MeasureList
          page={page}
          base={`${base}/${kind}`}
          patientName={space.isOwn ? undefined : space.givenName}
          units={units}
          mayAdd={mayAdd}
          isFurther={isFurther}
        />
        {mayAdd && <AddMeasure space={space} kind={kind} unit={unit} isProposed={isProposed} />}
        {unitsOf(kind).length > 1 && <ChangeUnit href={`${base}/${kind}/unit`} />}
      </>
    ),
  )
}

function Done({ done, name }: { done: string | string[] | undefined; name?: string }) {
  const t = useWords("measures")
  if (done === "unit") return <Notice tone="done" title={t("unitChosen")} announced />
  if (done !== "added") return null
  return <Notice tone="done" title={name ? t("addedToConfirm", { name }) : t("added")} announced />
}

function Heading({ kind, space: { isOwn, givenName } }: { kind: MeasureKind; space: SpaceHeader }) {
  const t = useWords("measures")
  return <PageHeading kicker={isOwn ? t("title") : t("titleOf", { name: givenName })} title={t(`kinds.${kind}`)} />
}

function ChangeUnit({ href }: { href: string }) {
  return (
    <p className="print:hidden">
      <a href={href} className="lone-link">
        {useWords("measures")("unit.change")}
      </a>
    </p>
  )
}

import { notFound } from "next/navigation"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { parseKind } from "@/lib/measures/chart/schema"
import type { ShownKind } from "@/lib/measures/rules"
import { unitsOf } from "@/lib/measures/units/rules"
import { useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { patientPage } from "../../../patient-page"
import { restoreMeasure } from "../actions"
import { AddMeasure } from "../add-measure"
import { GrowthWay } from "../growth-way"
import { KindChips } from "../kind-chips"
import { KindView } from "../kind-view"
import { MeasureButton } from "../measure-button"
import { readKindPage } from "../reads"

/** One kind of measure: a chart and the same in a table, and the form to write one down. */
export default async function KindPage({ params, searchParams }: PageProps<"/patients/[patientId]/measures/[kind]">) {
  const { patientId, kind: word } = await params
  const kind = parseKind(word)
  if (!kind) notFound()
  const query = await searchParams
  const base = `/patients/${patientId}/measures`
  return patientPage(
    patientId,
    ["view:measures"],
    (access) => readKindPage(access, kind, query),
    ({ space, kinds, mayAdd, mayTarget, isProposed, isChild, ...shown }) => (
      <>
        <Deleted patientId={patientId} done={query.done} measure={query.measure} />
        <Done done={query.done} name={isProposed ? space.givenName : undefined} />
        <Heading kind={kind} space={space} />
        <KindChips base={base} kinds={kinds} current={kind} />
        {isChild && <GrowthWay base={base} kind={kind} />}
        <KindView
          {...shown}
          isOpen
          isByAge={isChild && kind === "height"}
          kind={kind}
          base={`${base}/${kind}`}
          patientName={space.isOwn ? undefined : space.givenName}
          add={
            mayAdd &&
            kind !== "bmi" && <AddMeasure space={space} kind={kind} unit={shown.unit} isProposed={isProposed} isChild={isChild} />
          }
          ways={<Ways base={`${base}/${kind}`} kind={kind} mayTarget={mayTarget} hasTarget={shown.targets.length > 0} />}
        />
      </>
    ),
  )
}

const DONE = ["unit", "target", "untargeted"]

function Done({ done, name }: { done: string | string[] | undefined; name?: string }) {
  const t = useWords("measures")
  if (typeof done === "string" && DONE.includes(done)) return <Notice tone="done" title={t(`done.${done}`)} announced />
  if (done !== "added") return null
  return <Notice tone="done" title={name ? t("addedToConfirm", { name }) : t("added")} announced />
}

/** What was just taken away, with the way to bring it back. */
function Deleted({
  patientId,
  done,
  measure,
}: Record<"done" | "measure", string | string[] | undefined> & { patientId: string }) {
  const t = useWords("measures")
  if (done !== "deleted" || typeof measure !== "string") return null
  return (
    <Notice tone="done" title={t("answer.done.deleted")} announced>
      <MeasureButton action={restoreMeasure} fields={{ patientId, measureId: measure }} label={t("answer.restore")} />
    </Notice>
  )
}

function Heading({ kind, space: { isOwn, givenName } }: { kind: ShownKind; space: SpaceHeader }) {
  const t = useWords("measures")
  return <PageHeading kicker={isOwn ? t("title") : t("titleOf", { name: givenName })} title={t(`kinds.${kind}`)} />
}

type WaysProps = { base: string; kind: ShownKind; mayTarget: boolean; hasTarget: boolean }

/** To the file, to another unit, and for a professional to a target. */
function Ways({ base, kind, mayTarget, hasTarget }: WaysProps) {
  const t = useWords("measures")
  const links = [
    [base.replace(/[^/]*$/, `file?kind=${kind}`), t("file.download")],
    unitsOf(kind).length > 1 && [`${base}/unit`, t("unit.change")],
    mayTarget && kind !== "bmi" && [`${base}/target`, t(hasTarget ? "target.change" : "target.set")],
  ].filter((link) => link !== false)
  return (
    <p className="flex flex-wrap gap-x-6 print:hidden">
      {links.map(([href, words]) => (
        <a key={href} href={href} className="lone-link">
          {words}
        </a>
      ))}
    </p>
  )
}

import { notFound } from "next/navigation"
import { parseKind } from "@/lib/measures/chart/schema"
import { words } from "@/lib/request/words"
import { KindChips } from "../../../../measures/kind-chips"
import { KindView } from "../../../../measures/kind-view"
import { readKind } from "../../../../measures/reads"
import { PreviewHeading, previewPage } from "../../preview-page"

/** One kind of her measures, exactly as the person will see it. */
export default async function PreviewedKindPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/preview/[lensId]/measures/[kind]">) {
  const place = await params
  const kind = parseKind(place.kind)
  if (!kind) notFound()
  const query = await searchParams
  const t = await words("measures")
  const base = `/patients/${place.patientId}/preview/${place.lensId}/measures`
  return previewPage(
    place,
    "view:measures",
    (view) => readKind(view, kind, query),
    ({ sight, kinds, chart, targets, contested, unit }) => (
      <>
        <PreviewHeading sight={sight} section="measures" part={t(`kinds.${kind}`)} />
        <KindChips base={base} kinds={kinds} current={kind} />
        <KindView
          kind={kind}
          base={`${base}/${kind}`}
          chart={chart}
          targets={targets}
          contested={contested}
          unit={unit}
          patientName={sight.givenName}
        />
      </>
    ),
  )
}

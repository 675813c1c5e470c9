import { notFound } from "next/navigation"
import { MeasureList } from "@/components/measures/measure-list"
import { parseKind } from "@/lib/measures/schema"
import { KindChips } from "../../../../measures/kind-chips"
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
  const base = `/patients/${place.patientId}/preview/${place.lensId}/measures`
  return previewPage(
    place,
    "view:measures",
    (view) => readKind(view, kind, query),
    ({ sight, page, kinds, units, isFurther }) => (
      <>
        <PreviewHeading sight={sight} section="measures" />
        <KindChips base={base} kinds={kinds} current={kind} />
        <MeasureList
          page={page}
          base={`${base}/${kind}`}
          patientName={sight.givenName}
          units={units}
          mayAdd={false}
          isFurther={isFurther}
        />
      </>
    ),
  )
}

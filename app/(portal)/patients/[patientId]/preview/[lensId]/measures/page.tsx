import { MeasureList } from "@/components/measures/measure-list"
import { KindChips } from "../../../measures/kind-chips"
import { readMeasures } from "../../../measures/reads"
import { PreviewHeading, previewPage } from "../preview-page"

/** Her measures, exactly as the person will see them; nothing can be written here. */
export default async function PreviewedMeasuresPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/preview/[lensId]/measures">) {
  const place = await params
  const query = await searchParams
  const base = `/patients/${place.patientId}/preview/${place.lensId}/measures`
  return previewPage(
    place,
    "view:measures",
    (view) => readMeasures(view, query),
    ({ sight, page, contested, kinds, units, isFurther }) => (
      <>
        <PreviewHeading sight={sight} section="measures" />
        <KindChips base={base} kinds={kinds} />
        <MeasureList {...{ page, base, units, contested, isFurther }} patientName={sight.givenName} mayAdd={false} />
      </>
    ),
  )
}

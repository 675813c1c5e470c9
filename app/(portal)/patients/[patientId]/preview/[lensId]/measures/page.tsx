import { MeasureList } from "@/components/measures/measure-list"
import { readMeasures } from "../../../measures/reads"
import { PreviewHeading, previewPage } from "../preview-page"

/** Her measures, exactly as the person will see them; nothing can be written here. */
export default async function PreviewedMeasuresPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/preview/[lensId]/measures">) {
  const place = await params
  const query = await searchParams
  return previewPage(
    place,
    "view:measures",
    (view) => readMeasures(view, query),
    ({ sight, page, isFurther }) => (
      <>
        <PreviewHeading sight={sight} section="measures" />
        <MeasureList
          page={page}
          base={`/patients/${place.patientId}/preview/${place.lensId}/measures`}
          patientName={sight.givenName}
          mayAdd={false}
          isFurther={isFurther}
        />
      </>
    ),
  )
}

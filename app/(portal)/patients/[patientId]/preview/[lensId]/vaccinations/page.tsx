import { CalendarCard } from "@/components/vaccinations/calendar-card"
import { VaccinationBook } from "@/components/vaccinations/vaccination-book"
import { readBook } from "../../../vaccinations/reads"
import { PreviewHeading, previewPage } from "../preview-page"

/** Her vaccination book, exactly as the person will see it; nothing can be written or opened here. */
export default async function PreviewedVaccinationsPage({
  params,
}: PageProps<"/patients/[patientId]/preview/[lensId]/vaccinations">) {
  return previewPage(await params, "view:vaccinations", readBook, ({ sight, lines, contested, calendar }) => (
    <>
      <PreviewHeading sight={sight} section="vaccinations" />
      {calendar && <CalendarCard view={calendar} isOwn={false} />}
      <VaccinationBook lines={lines} contested={contested} patientName={sight.givenName} mayAdd={false} />
    </>
  ))
}

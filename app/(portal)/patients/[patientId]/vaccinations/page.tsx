import { PlaceHeading } from "@/components/layout/place-heading"
import { ButtonLink } from "@/components/ui/button"
import { CalendarCard } from "@/components/vaccinations/calendar-card"
import { VaccinationBook } from "@/components/vaccinations/vaccination-book"
import { useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { parseQuery } from "@/lib/vaccinations/schema"
import { patientPage } from "../../patient-page"
import { Done } from "./done"
import { PrintCard } from "./print-card"
import { Proposals } from "./proposals"
import { readBook } from "./reads"
import { RemovedLines } from "./removed-lines"

/** The vaccination book of a space: what waits for an answer, what the calendar says, then every dose. */
export default async function VaccinationsPage({ params, searchParams }: PageProps<"/patients/[patientId]/vaccinations">) {
  const { patientId } = await params
  const { done, vaccination } = parseQuery(await searchParams)
  const here = `/patients/${patientId}`
  return patientPage(patientId, ["view:vaccinations"], readBook, ({ space, ...book }) => {
    const { lines, contested, removed, calendar, mayAdd, mayPrint, isProposed } = book
    const patientName = space.isOwn ? undefined : space.givenName
    const addAt = mayAdd ? `${here}/vaccinations/add` : undefined
    return (
      <>
        <Done
          patientId={patientId}
          done={done}
          vaccinationId={vaccination}
          confirmedBy={isProposed ? space.givenName : undefined}
        />
        <Heading space={space} addAt={addAt} />
        <Proposals patientId={patientId} lines={lines} patientName={patientName} />
        <div className="contents print:hidden">
          {calendar && <CalendarCard view={calendar} addAt={addAt} isOwn={space.isOwn} />}
        </div>
        <VaccinationBook lines={lines} base={here} patientName={patientName} contested={contested} mayAdd={mayAdd} />
        <RemovedLines patientId={patientId} lines={removed} />
        {lines.length > 0 && <PrintCard patientId={patientId} mayPrint={mayPrint} />}
      </>
    )
  })
}

function Heading({ space, addAt }: { space: SpaceHeader; addAt?: string }) {
  const { isOwn, inCare, givenName } = space
  const t = useWords("vaccinations")
  const lead = inCare?.isAuthorOnly ? t("leadAuthor") : isOwn ? t("lead") : t("leadOther", { name: givenName })
  const add = addAt && (
    <ButtonLink href={addAt} tone="secondary">
      {t("add.title")}
    </ButtonLink>
  )
  return <PlaceHeading space={space} section="vaccinations" title={t("title")} lead={lead} action={add} />
}

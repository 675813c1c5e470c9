import { randomUUID } from "node:crypto"
import { PageHeading } from "@/components/ui/page-heading"
import { diseasesOfChoice } from "@/lib/reference/vaccines"
import { words } from "@/lib/request/words"
import { parseQuery } from "@/lib/vaccinations/schema"
import { patientPage } from "../../../patient-page"
import { formParts } from "../form-parts"
import { readToAdd } from "../reads"
import { VaccinationForm } from "../vaccination-form"

/** One dose to write down; the calendar may have said already against what. */
export default async function AddVaccinationPage({ params, searchParams }: PageProps<"/patients/[patientId]/vaccinations/add">) {
  const { patientId } = await params
  const { against = "" } = parseQuery(await searchParams)
  const book = `/patients/${patientId}/vaccinations`
  return patientPage(
    patientId,
    ["add:vaccinations"],
    readToAdd,
    async ({ space, isProposed, ...asked }) => {
      const t = await words("vaccinations")
      const parts = await formParts({ space, ...asked }, t("add.submit"))
      return (
        <>
          <PageHeading
            title={t("add.title")}
            lead={isProposed ? t("add.leadProposed", { name: space.givenName }) : t("add.lead")}
          />
          <VaccinationForm
            {...parts}
            fixed={{ patientId, key: randomUUID() }}
            initial={{ against: diseasesOfChoice(against) ? against : "" }}
            page={`${book}/add`}
          />
          <p>
            <a href={book} className="lone-link">
              {t("add.back")}
            </a>
          </p>
        </>
      )
    },
    { width: "question" },
  )
}

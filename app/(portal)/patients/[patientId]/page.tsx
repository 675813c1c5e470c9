import { patientPage } from "../patient-page"
import { CareHome } from "./care-home"
import { OwnHome } from "./own-home"
import { readHome } from "./reads"

/** What matters today in one space: what is new, who helps, and the next gesture. */
export default async function SpacePage({ params }: PageProps<"/patients/[patientId]">) {
  const { patientId } = await params
  return patientPage(
    patientId,
    [],
    readHome,
    ({ space, care, home }) => (care ? <CareHome space={space} {...care} /> : <OwnHome space={space} {...home} />),
    { section: "home" },
  )
}

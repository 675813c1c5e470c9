import { patientPage } from "../../patient-page"
import { Around } from "./around"
import { OwnCircle } from "./own-circle"
import { readCircle } from "./reads"

/** Who treats: for the patient or a parent, with every gesture; for a professional, with who helps and what each may do. */
export default async function CareCirclePage({ params, searchParams }: PageProps<"/patients/[patientId]/care-circle">) {
  const { patientId } = await params
  const { done } = await searchParams
  return patientPage(patientId, ["view:care_circle"], readCircle, ({ space, own, around }) =>
    own ? <OwnCircle space={space} circle={own} done={done} /> : <Around space={space} {...around} />,
  )
}

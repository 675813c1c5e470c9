import { redirect } from "next/navigation"

/** The preview begins with the documents, as the space does for who helps. */
export default async function PreviewPage({ params }: PageProps<"/patients/[patientId]/preview/[lensId]">) {
  const { patientId, lensId } = await params
  redirect(`/patients/${patientId}/preview/${lensId}/documents`)
}

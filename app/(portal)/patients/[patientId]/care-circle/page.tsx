import type { Metadata } from "next"
import { words } from "@/lib/request/words"
import { drawnPage } from "../../drawn-page"
import { circlePage } from "./circle-page"
import { ownPage } from "./own-page"

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("care"))("list.title", { whose: "mine", givenName: "" }) }
}

/** Who treats: for the patient or a parent, with every gesture; for a professional, with who helps and what each may do. */
export default async function CareCirclePage({ params, searchParams }: PageProps<"/patients/[patientId]/care-circle">) {
  const { patientId } = await params
  const { done } = await searchParams
  return drawnPage(patientId, ["view:care_circle"], async (access, header) => {
    const editing = access.may("edit:care_circle")
    // Called, not drawn: what they read is read before the answer's transaction ends.
    return editing ? ownPage({ access: editing, header, done }) : circlePage({ access, header })
  })
}

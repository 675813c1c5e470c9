import { notFound } from "next/navigation"
import { ITEM_SECTIONS } from "@/lib/access/sections"
import { askReaders } from "@/lib/care-circle/readers/queries"
import { searchSchema } from "@/lib/care-circle/schema"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../../../patient-page"
import { ReadersView } from "../../readers-view"
import { placeOfLine } from "./place"

/** For the person alone: who could read this line today, of whatever section, and why. */
export default async function LineReadersPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/confidentiality/readers/[section]/[itemId]">) {
  const { patientId, section: word, itemId } = await params
  const { q } = searchSchema.parse(await searchParams)
  const section = ITEM_SECTIONS.find((known) => known === word && known !== "documents")
  if (!section) notFound()
  return patientPage(
    patientId,
    ["view:confidentiality"],
    (access) => askReaders(access, section, itemId, q),
    async ({ space: _, ...answers }) => (
      <ReadersView
        {...answers}
        kind="line"
        title={(await words("space"))(`sections.${section}`)}
        at={`/patients/${patientId}/confidentiality/readers/${section}/${itemId}`}
        back={`/patients/${patientId}/${placeOfLine(section, itemId)}`}
        typed={q}
      />
    ),
  )
}

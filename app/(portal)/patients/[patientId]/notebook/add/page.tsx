import { randomUUID } from "node:crypto"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { LineForm } from "../../profile/line-form"
import { addNote } from "../actions"
import { formWords, questionOf } from "../questions"
import { readToWrite } from "../reads"

/** One note to sign. */
export default async function AddNotePage({ params }: PageProps<"/patients/[patientId]/notebook/add">) {
  const { patientId } = await params
  return patientPage(
    patientId,
    ["add:notes"],
    readToWrite,
    async () => {
      const t = await words("notes")
      return (
        <>
          <PageHeading title={t("add.title")} lead={t("add.lead")} />
          <Card>
            <LineForm
              action={addNote}
              hidden={{ patientId, noteId: randomUUID() }}
              questions={[await questionOf("body")]}
              further={[]}
              tick={{ name: "point", label: t("fields.point.label"), hint: t("fields.point.hint") }}
              words={await formWords(t("add.submit"))}
            />
          </Card>
          <p>
            <a href={`/patients/${patientId}/notebook`} className="lone-link">
              {t("add.back")}
            </a>
          </p>
        </>
      )
    },
    { width: "question" },
  )
}

import { randomUUID } from "node:crypto"
import { notFound } from "next/navigation"
import { NoteRow } from "@/components/notes/note-row"
import { Card } from "@/components/ui/card"
import { List } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../../patient-page"
import { LineForm } from "../../../profile/line-form"
import { correctNote } from "../../actions"
import { formWords, questionOf } from "../../questions"
import { readNote } from "../../reads"

/** A correction to sign, under the note that stays as it is. */
export default async function CorrectNotePage({ params }: PageProps<"/patients/[patientId]/notebook/[noteId]/correct">) {
  const { patientId, noteId } = await params
  return patientPage(
    patientId,
    ["view:notes", "add:notes"],
    (access) => readNote(access, noteId),
    async ({ line }) => {
      if (!line.may.correct) notFound()
      const t = await words("notes")
      return (
        <>
          <PageHeading title={t("correct.title")} lead={t("correct.lead")} />
          <Card title={t("correct.now")}>
            <List label={t("correct.now")}>
              <NoteRow line={line} />
            </List>
          </Card>
          <Card>
            <LineForm
              action={correctNote}
              hidden={{ patientId, noteId: randomUUID(), correctsId: line.id }}
              questions={[await questionOf("correction")]}
              further={[]}
              words={await formWords(t("correct.submit"))}
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

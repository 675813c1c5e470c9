import { NoteRow } from "@/components/notes/note-row"
import { Card } from "@/components/ui/card"
import { List } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import { parseQuery } from "@/lib/notes/schema"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { Done } from "../done"
import { readNote } from "../reads"
import { WhoSees } from "./who-sees"

/** One note, and for who decides, who sees it. */
export default async function NotePage({ params, searchParams }: PageProps<"/patients/[patientId]/notebook/[noteId]">) {
  const { patientId, noteId } = await params
  const { done } = parseQuery(await searchParams)
  return patientPage(
    patientId,
    ["view:notes"],
    (access) => readNote(access, noteId),
    async ({ space, line, sights }) => {
      const t = await words("notes")
      const title = line.author.isYou ? t("detail.titleYou") : t("detail.title", { name: line.author.name })
      return (
        <>
          <Done done={done} />
          <PageHeading kicker={t("title")} title={title} />
          <Card>
            <List label={title}>
              <NoteRow line={line} />
            </List>
          </Card>
          {sights && <WhoSees patientId={patientId} line={line} sights={sights} isOwn={space.isOwn} />}
          <p>
            <a href={`/patients/${patientId}/notebook`} className="lone-link">
              {t("detail.back")}
            </a>
          </p>
        </>
      )
    },
  )
}

import { PlaceHeading } from "@/components/layout/place-heading"
import { Notebook } from "@/components/notes/notebook"
import { ButtonLink } from "@/components/ui/button"
import { parseQuery } from "@/lib/notes/schema"
import { words } from "@/lib/request/words"
import { patientPage } from "../../patient-page"
import { Done } from "./done"
import { NoteGestures } from "./note-gestures"
import { readNotebook } from "./reads"

/** The notebook of a space: what is to be watched, and what people around the patient tell each other. */
export default async function NotebookPage({ params, searchParams }: PageProps<"/patients/[patientId]/notebook">) {
  const { patientId } = await params
  const { done, older: cursor } = parseQuery(await searchParams)
  const here = `/patients/${patientId}/notebook`
  return patientPage(
    patientId,
    ["view:notes"],
    (access) => readNotebook(access, cursor),
    async ({ space, lines, older, mayAdd }) => {
      const t = await words("notes")
      return (
        <>
          <Done done={done} />
          <PlaceHeading
            space={space}
            section="notes"
            title={t("title")}
            lead={space.isOwn ? t("lead") : t("leadOther", { name: space.givenName })}
            action={mayAdd && <ButtonLink href={`${here}/add`}>{t("add.title")}</ButtonLink>}
          />
          <Notebook
            lines={lines}
            mayAdd={mayAdd}
            gestures={(line) => <NoteGestures patientId={patientId} line={line} givenName={space.givenName} />}
          />
          {(older || cursor) && (
            <p className="flex flex-wrap gap-x-6">
              {older && (
                <a href={`${here}?older=${older}`} className="lone-link">
                  {t("list.older")}
                </a>
              )}
              {cursor && (
                <a href={here} className="lone-link">
                  {t("list.latest")}
                </a>
              )}
            </p>
          )}
        </>
      )
    },
  )
}

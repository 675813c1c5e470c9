import { Notebook } from "@/components/notes/notebook"
import { readNotebook } from "../../../notebook/reads"
import { PreviewHeading, previewPage } from "../preview-page"

/** The notebook, exactly as the person will see it; nothing is written, and nothing counts as read. */
export default async function PreviewedNotebookPage({ params }: PageProps<"/patients/[patientId]/preview/[lensId]/notebook">) {
  return previewPage(
    await params,
    "view:notes",
    (access) => readNotebook(access),
    ({ sight, lines }) => (
      <>
        <PreviewHeading sight={sight} section="notes" />
        <Notebook lines={lines} mayAdd={false} />
      </>
    ),
  )
}

import { PreventionCards } from "@/components/prevention/prevention-cards"
import { readPage } from "../../../prevention/reads"
import { PreviewHeading, previewPage } from "../preview-page"

/** What is recommended to her, exactly as the person will see it; nothing can be said here. */
export default async function PreviewedPreventionPage({
  params,
}: PageProps<"/patients/[patientId]/preview/[lensId]/prevention">) {
  return previewPage(await params, "view:prevention", readPage, ({ sight, view }) => (
    <>
      <PreviewHeading sight={sight} section="prevention" />
      <PreventionCards view={view} isOwn={false} />
    </>
  ))
}

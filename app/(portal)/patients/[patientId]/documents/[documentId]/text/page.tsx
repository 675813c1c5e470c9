import { DocumentWarnings } from "@/components/documents/document-warnings"
import { LargeText } from "@/components/documents/large-text"
import { PageHeading } from "@/components/ui/page-heading"
import { readDocumentText } from "@/lib/documents/download/text/commands"
import { parsePart } from "@/lib/documents/download/text/rules"
import { requireActor } from "@/lib/request/actor"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../../patient-page"
import { readPaged } from "../../reads"

/** The words of a PDF in large letters, written by the server: for whoever cannot read its small print, scripts or not. */
export default async function LargeTextPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/documents/[documentId]/text">) {
  const { patientId, documentId } = await params
  const part = parsePart((await searchParams).part)
  return patientPage(
    patientId,
    ["view:documents"],
    (access) => readPaged(access, documentId),
    async ({ space, document }) => {
      const t = await words("documents")
      const reading = await readDocumentText(await requireActor(), patientId, document, part)
      return (
        <>
          <PageHeading
            kicker={t("largeText.title")}
            title={document.title}
            lead={t("largeText.lead")}
            inError={"fault" in reading}
          />
          <p className="print:hidden">
            <a href={`/patients/${patientId}/documents/${documentId}`} className="lone-link">
              {t("largeText.back")}
            </a>
          </p>
          <DocumentWarnings
            document={document}
            patientName={space.isOwn ? undefined : space.givenName}
            base={`/patients/${patientId}/documents`}
          />
          <LargeText reading={reading} />
        </>
      )
    },
  )
}

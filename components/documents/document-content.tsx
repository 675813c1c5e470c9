import type { CdaDocumentView } from "@/lib/cda/schema"
import type { DocumentDetail, DocumentPart } from "@/lib/documents/rules"
import type { FhirDocumentView } from "@/lib/fhir/schema"
import { words } from "@/lib/request/words"
import { CdaDocument } from "../cda-document/cda-document"
import { FhirDocument } from "../fhir-document/fhir-document"
import { Actions, ButtonLink } from "../ui/button"
import { Card } from "../ui/card"
import { Notice } from "../ui/notice"
import { PrintButton } from "../ui/print-button"
import { type FirstPage, PdfPages } from "./pdf-pages"

type DocumentContentProps = {
  document: DocumentDetail
  /** The address of the document; under it `/file?page=0` gives the bytes of a page. */
  address: string
  /** Given for a FHIR document. */
  fhir?: { view: FhirDocumentView } | { fault: string }
  /** Given for a clinical document (CDA). */
  cda?: { view: CdaDocumentView } | { fault: string }
  /** Read among other things, where who wrote it and when is said beside it: its own words come first. */
  isInPassing?: boolean
}

/** What can be read of a document, in the page where that is possible, and as a file always. */
export async function DocumentContent(props: DocumentContentProps) {
  const t = await words("documents")
  return (
    <>
      {holdsPages(props) && (
        <Actions>
          <ButtonLink href={`${props.address}/text`}>{t("largeText.open")}</ButtonLink>
        </Actions>
      )}
      <DocumentReading {...props} />
      <Actions>
        <Downloads {...props} />
        <PrintButton label={t("read.print")} />
      </Actions>
    </>
  )
}

/** What can be read of a document in a page, without its ways to download and print. */
export async function DocumentReading({ document, address, fhir, cda, isInPassing = false }: DocumentContentProps) {
  if (fhir) return "view" in fhir ? <StructuredReading view={fhir.view} address={address} /> : <Fault fault={fhir.fault} />
  const clinical = { address, isHeaderFolded: isInPassing }
  if (cda) return "view" in cda ? <ClinicalReading view={cda.view} {...clinical} /> : <Fault fault={cda.fault} />
  const [first] = document.parts
  if (!first) return null
  if (first.mediaType === "application/pdf") return <PdfPart document={document} part={first} address={address} />
  const t = await words("documents")
  return (
    <Card title={t("detail.content")}>
      {document.parts.map((part) => (
        <Photograph key={part.position} document={document} part={part} address={address} />
      ))}
    </Card>
  )
}

type PartProps = { document: DocumentDetail; part: DocumentPart; address: string }

async function PdfPart({ document: { title }, part, address }: PartProps) {
  const src = pageAddress(address, part)
  if (!part.firstPage) return <PdfReading src={src} />
  const t = await words("documents")
  const { width, height } = part.firstPage
  const firstPage = { src: `${address}/first-page`, width: width ?? undefined, height: height ?? undefined }
  const withoutScript = t("firstPage.withoutScript", { pages: part.pageCount ?? 2 })
  return <PdfReading src={src} firstPage={{ ...firstPage, alt: t("firstPage.alt", { title }) }} withoutScript={withoutScript} />
}

type PdfReadingProps = { src: string; firstPage?: FirstPage; withoutScript?: string }

async function PdfReading({ src, firstPage, withoutScript }: PdfReadingProps) {
  const t = await words("documents")
  const said = t.raw("read")
  return (
    <Card title={t("detail.content")}>
      <PdfPages src={src} firstPage={firstPage} words={{ ...said, withoutScript: withoutScript ?? said.withoutScript }} />
    </Card>
  )
}

type ReadingProps<View> = { view: View; address: string }

async function StructuredReading({ view, address }: ReadingProps<FhirDocumentView>) {
  return (
    <FhirDocument
      view={view}
      say={await words("fhir.page")}
      sayAround={await words("narrative")}
      fileAddress={(place) => `${address}/inner/${place}`}
      pageAddress={(page) => `${address}?part=${page}`}
    />
  )
}

type ClinicalProps = ReadingProps<CdaDocumentView> & { isHeaderFolded: boolean }

async function ClinicalReading({ view, address, isHeaderFolded }: ClinicalProps) {
  const pdf = <PdfReading src={`${address}/content`} />
  return (
    <CdaDocument
      view={view}
      say={await words("cda.page")}
      sayAround={await words("narrative")}
      pictureAddress={(place) => `${address}/inner/${place}`}
      pdf={pdf}
      isHeaderFolded={isHeaderFolded}
    />
  )
}

async function Fault({ fault }: { fault: string }) {
  const t = await words("documents")
  return (
    <Notice tone="danger" title={t("problems.title")}>
      <p>{t(`problems.${fault}`)}</p>
    </Notice>
  )
}

async function Photograph({ document, part, address }: PartProps) {
  const t = await words("documents")
  const place = { page: part.position + 1, pages: document.parts.length }
  return (
    <figure className="flex flex-col gap-2">
      {place.pages > 1 && <figcaption className="text-small text-soft">{t("read.page", place)}</figcaption>}
      <img
        src={pageAddress(address, part)}
        alt={t("read.image", { title: document.title, ...place })}
        width={part.width ?? undefined}
        height={part.height ?? undefined}
        loading={part.position > 1 ? "lazy" : "eager"}
        className="h-auto max-w-full rounded-control border border-line"
      />
    </figure>
  )
}

const ORIGINALS: Partial<Record<DocumentDetail["mediaType"], string>> = {
  "application/fhir+json": "read.downloadOriginal",
  "text/xml": "read.downloadXml",
}

async function Downloads({ document, address, cda }: DocumentContentProps) {
  const t = await words("documents")
  const several = document.parts.length > 1
  const word = ORIGINALS[document.mediaType] ?? "read.download"
  return (
    <>
      {holdsPdf(cda) && (
        <ButtonLink href={`${address}/content`} tone="secondary">
          {t("read.downloadPdf")}
        </ButtonLink>
      )}
      {document.parts.map((part) => (
        <ButtonLink key={part.position} href={pageAddress(address, part)} tone="secondary">
          {several ? t("read.downloadPage", { page: part.position + 1 }) : t(word)}
        </ButtonLink>
      ))}
    </>
  )
}

const holdsPdf = (cda: DocumentContentProps["cda"]) => cda !== undefined && "view" in cda && cda.view.body.kind === "pdf"

/** Whether its words stand on pages, which whoever reads with difficulty is given in large letters first. */
const holdsPages = ({ document, cda }: DocumentContentProps) => holdsPdf(cda) || document.mediaType === "application/pdf"

const pageAddress = (address: string, part: DocumentPart) => `${address}/file?page=${part.position}`

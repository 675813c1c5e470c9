import type { DocumentDetail, DocumentPart } from "@/lib/documents/rules"
import type { FhirDocumentView } from "@/lib/fhir/schema"
import { words } from "@/lib/request/words"
import { FhirDocument } from "../fhir-document/fhir-document"
import { Actions, ButtonLink } from "../ui/button"
import { Card } from "../ui/card"
import { Notice } from "../ui/notice"
import { PrintButton } from "../ui/print-button"
import { PdfPages } from "./pdf-pages"

type DocumentContentProps = {
  document: DocumentDetail
  /** The address that gives the bytes of a page: `?page=0`. */
  file: string
  /** Given for a FHIR document. */
  fhir?: { view: FhirDocumentView } | { fault: string }
}

/** What can be read of a document, in the page where that is possible, and as a file always. */
export async function DocumentContent(props: DocumentContentProps) {
  const t = await words("documents")
  return (
    <>
      <Actions>
        <Downloads {...props} />
        <PrintButton label={t("read.print")} />
      </Actions>
      <Reading {...props} />
    </>
  )
}

async function Reading({ document, file, fhir }: DocumentContentProps) {
  const t = await words("documents")
  if (fhir) return <FhirReading fhir={fhir} />
  const [first] = document.parts
  if (!first) return null
  if (first.mediaType === "application/pdf") {
    return (
      <Card title={t("detail.content")}>
        <PdfPages src={pageAddress(file, first)} words={t.raw("read")} />
      </Card>
    )
  }
  return (
    <Card title={t("detail.content")}>
      {document.parts.map((part) => (
        <Photograph key={part.position} document={document} part={part} file={file} />
      ))}
    </Card>
  )
}

async function FhirReading({ fhir }: { fhir: NonNullable<DocumentContentProps["fhir"]> }) {
  const t = await words("documents")
  if ("view" in fhir) return <FhirDocument view={fhir.view} say={await words("fhir.page")} />
  return (
    <Notice tone="danger" title={t("problems.title")}>
      <p>{t(`problems.${fhir.fault}`)}</p>
    </Notice>
  )
}

async function Photograph({ document, part, file }: { document: DocumentDetail; part: DocumentPart; file: string }) {
  const t = await words("documents")
  const place = { page: part.position + 1, pages: document.parts.length }
  return (
    <figure className="flex flex-col gap-2">
      {place.pages > 1 && <figcaption className="text-small text-soft">{t("read.page", place)}</figcaption>}
      <img
        src={pageAddress(file, part)}
        alt={t("read.image", { title: document.title, ...place })}
        width={part.width ?? undefined}
        height={part.height ?? undefined}
        loading={part.position > 1 ? "lazy" : "eager"}
        className="h-auto max-w-full rounded-control border border-line"
      />
    </figure>
  )
}

async function Downloads({ document, file }: DocumentContentProps) {
  const t = await words("documents")
  const several = document.parts.length > 1
  const word = document.mediaType === "application/fhir+json" ? "read.downloadOriginal" : "read.download"
  return document.parts.map((part) => (
    <ButtonLink key={part.position} href={pageAddress(file, part)} tone="secondary">
      {several ? t("read.downloadPage", { page: part.position + 1 }) : t(word)}
    </ButtonLink>
  ))
}

const pageAddress = (file: string, part: DocumentPart) => `${file}?page=${part.position}`

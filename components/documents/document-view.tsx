import type { ReactNode } from "react"
import type { DocumentDetail } from "@/lib/documents/rules"
import { groupLabel, typeLabel } from "@/lib/reference/document-types"
import { professionWord } from "@/lib/reference/professions"
import { formats, language, words } from "@/lib/request/words"
import { capital } from "@/lib/words/capital"
import { DescriptionList } from "../ui/description-list"
import { Details } from "../ui/details"
import { PageHeading } from "../ui/page-heading"
import { sayAuthor, sayFrom } from "./author-words"
import { DocumentBadges, useRowSpeech } from "./document-row"
import { DocumentWarnings } from "./document-warnings"
import { RelatedDocuments } from "./related"

type DocumentViewProps = {
  document: DocumentDetail
  /** In which view of it one is, where that is not the document's own page. */
  kicker?: string
  /** The given name of the patient, for everybody but herself. */
  patientName?: string
  /** Where the person whose it is finds the file as it was given, see `DocumentWarnings`. */
  original?: string
  /** The page says that it, or a download, cannot be read: its title says so first. */
  inError?: boolean
  /** What a professional may change of what he marked, under the banners that say so. */
  marks?: ReactNode
  /** What can be read, see `DocumentContent`. */
  content: ReactNode
  /** The list that the document stands in. */
  back: string
}

/** One document: what, from whom and when, then its content; everything else folds. */
export function DocumentView({ document, kicker, patientName, original, inError, marks, content, back }: DocumentViewProps) {
  const speech = useRowSpeech()
  const { t } = speech
  // It is being read now, even where it was not before.
  const line = { ...document, isUnread: false }
  return (
    <>
      <p className="print:hidden">
        <a href={back} className="lone-link">
          {t("detail.back")}
        </a>
      </p>
      <PageHeading
        kicker={kicker}
        title={document.title}
        lead={<Origin document={document} patientName={patientName} />}
        inError={inError}
      />
      <div className="flex flex-wrap gap-2">
        <DocumentBadges line={line} patientName={patientName} speech={speech} />
      </div>
      <RelatedDocuments related={document.related} base={back} />
      <DocumentWarnings document={document} patientName={patientName} base={back} original={original} />
      {content}
      {marks}
      <Details summary={t("detail.origin")}>
        <Facts document={document} patientName={patientName} />
      </Details>
    </>
  )
}

/** From whom and of which day: all that one needs before reading. */
function Origin({ document: { author, actOn }, patientName }: Pick<DocumentViewProps, "document" | "patientName">) {
  const { t, f } = useRowSpeech()
  const day = f.day(actOn, "full")
  return t("detail.originLine", { from: capital(sayAuthor(author, t, patientName)), day })
}

async function Facts({ document, patientName }: Pick<DocumentViewProps, "document" | "patientName">) {
  const t = await words("documents")
  const f = await formats()
  const locale = await language()
  const items = [
    { term: t("detail.what"), description: typeLabel(document.typeCode, locale) },
    { term: t("detail.group"), description: groupLabel(document.documentGroup, locale) },
    { term: t("detail.on"), description: f.day(document.actOn, "full") },
    { term: t("detail.deposited"), description: f.dateTime(document.depositedAt, { dateStyle: "full" }) },
    { term: t("detail.by"), description: await sayDepositor(document, patientName) },
    ...(document.place ? [{ term: t("detail.place"), description: document.place }] : []),
    { term: t("detail.size"), description: await sayFile(document) },
  ]
  return <DescriptionList items={items} />
}

/** Who deposited it, and a professional with the profession it was done under. */
async function sayDepositor({ author, profession }: DocumentDetail, patientName?: string): Promise<string> {
  const from = sayFrom(author, await words("documents"), patientName)
  return profession ? `${from} (${professionWord(profession, await language())})` : from
}

async function sayFile({ mediaType, parts, pageCount }: DocumentDetail): Promise<string> {
  const t = await words("documents")
  if (mediaType.startsWith("image/")) return t("detail.photographs", { count: parts.length })
  if (mediaType === "application/fhir+json") return t("kinds.fhir")
  if (mediaType === "text/xml") return t("kinds.cda")
  return pageCount ? `${t("kinds.pdf")}, ${t("detail.pages", { count: pageCount })}` : t("kinds.pdf")
}

import type { ReactNode } from "react"
import type { CdaBody, CdaDocumentView, CdaHeader } from "@/lib/cda/schema"
import type { Around, Say } from "../narrative/around"
import { keyed } from "../narrative/keyed"
import { Picture } from "../narrative/picture"
import { Card } from "../ui/card"
import { type Description, DescriptionList } from "../ui/description-list"
import { Details, Folding } from "../ui/details"
import { Notice } from "../ui/notice"
import { Section } from "./section"

type CdaDocumentProps = Pick<Around, "pictureAddress"> & {
  view: CdaDocumentView
  /** The words around the document: `cda.page` of the messages. */
  say: Say
  /** The words around what the author wrote: `narrative` of the messages. */
  sayAround: Say
  /** What reads the PDF of a document of level 1. */
  pdf: ReactNode
  /** Whom it is about and who made it folds where the page around says so already, so that its words come first. */
  isHeaderFolded?: boolean
}

/** A clinical document as a page to read: whom it is about, who made it, then each section. Its headings begin at the second level. */
export function CdaDocument({ view, say, sayAround, pictureAddress, pdf, isHeaderFolded = false }: CdaDocumentProps) {
  const around = { say: sayAround, pictureAddress, lang: view.language }
  return (
    <div className="flex flex-col gap-6">
      {view.header.warnings.map((warning) => (
        <Notice key={warning} tone="danger">
          <p>{warning}</p>
        </Notice>
      ))}
      <Card>
        <Folding summary={say("about")} isFolded={isHeaderFolded}>
          <DescriptionList items={headerOf(view.header, say)} />
          {view.header.relations.map((relation) => (
            <p key={relation}>{say(relation)}</p>
          ))}
        </Folding>
        {view.header.around.length > 0 && (
          <Details summary={say("around")}>
            <DescriptionList items={view.header.around.map(({ about, said }) => ({ term: say(about), description: said }))} />
          </Details>
        )}
        <p className="text-small text-soft">{say("unless_said")}</p>
      </Card>
      <Body body={view.body} say={say} around={around} pdf={pdf} />
    </div>
  )
}

function headerOf({ patient, otherPatients, authors, confidentiality, ...header }: CdaHeader, say: Say): Description[] {
  const items: [string, string | null][] = [
    ["title", header.title === header.type ? null : header.title],
    ["type", header.type],
    ["patient", patient.name],
    ["birth_name", patient.birthName],
    ["born", patient.birthDate],
    ["sex", patient.sex],
    ["ins", patient.ins],
    ["also_about", otherPatients.join(" · ") || null],
    ["made_by", authors.join(" · ") || null],
    ["validated_by", header.validatedBy],
    ["kept_by", header.custodian],
    ["act_on", header.actOn],
    ["made_on", header.madeOn],
    ["confidentiality", confidentiality && say(confidentiality)],
  ]
  return items.flatMap(([key, description]) => (description ? [{ term: say(key), description }] : []))
}

type BodyProps = { body: CdaBody; say: Say; around: Around; pdf: ReactNode }

function Body({ body, say, around, pdf }: BodyProps) {
  const { lang } = around
  if (body.kind === "pdf") return pdf
  if (body.kind === "picture")
    return (
      <Card title={say("content")}>
        <Picture picture={body.picture} around={around} />
      </Card>
    )
  if (body.kind === "text")
    return (
      <Card title={say("content")}>
        <p lang={lang ?? undefined} className="whitespace-pre-wrap">
          {body.text}
        </p>
      </Card>
    )
  return (
    <>
      {body.isCut && (
        <Notice tone="attention">
          <p>{say("cut")}</p>
        </Notice>
      )}
      {keyed(body.sections, ({ title }) => title).map(({ key, item: section }) => (
        <Card key={key} id={section.anchor ?? undefined} title={section.title}>
          <Section section={section} level={2} around={around} />
        </Card>
      ))}
    </>
  )
}

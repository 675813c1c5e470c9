import { sayFrom } from "@/components/documents/author-words"
import { DocumentReading } from "@/components/documents/document-content"
import { DocumentWarnings } from "@/components/documents/document-warnings"
import { OwnText } from "@/components/fhir-document/own-text"
import { Brief } from "@/components/narrative/brief"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { briefOf as briefOfClinical } from "@/lib/cda/brief"
import type { CdaDocumentView } from "@/lib/cda/schema"
import { briefOf } from "@/lib/fhir/brief"
import type { FhirDocumentView } from "@/lib/fhir/schema"
import type { BriefPart } from "@/lib/narrative/brief"
import { formats, words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import type { CareAnswers } from "../care-reads"

type Shown = NonNullable<CareAnswers["synthesis"]>
type SynthesisProps = { space: SpaceHeader; synthesis: Shown }

/**
 * The newest synthesis in its author's own words, with who wrote it and when, before any list: how each of its parts begins, never
 * folded, with the way to all of it. So it is read on the first screens, and the answers of the record come right after.
 */
export async function Synthesis({ space, synthesis }: SynthesisProps) {
  const [t, d, f] = [await words("professional"), await words("documents"), await formats()]
  const { document } = synthesis
  const base = `/patients/${space.patientId}/documents`
  const address = `${base}/${document.id}`
  const lead = t("space.synthesisLead", { date: f.day(document.actOn), from: sayFrom(document.author, d) })
  return (
    <Card title={document.title}>
      <p className="text-soft">{lead}</p>
      <DocumentWarnings document={document} patientName={space.givenName} base={base} />
      <Words synthesis={synthesis} address={address} />
      <p>
        <a href={address} className="lone-link">
          {t("space.synthesisLink")}
        </a>
      </p>
    </Card>
  )
}

/** What has parts is shown in brief; a file or a text is read as on its own page. */
async function Words({ synthesis, address }: { synthesis: Shown; address: string }) {
  const { fhir, cda, document } = synthesis
  const clinical = cda && "view" in cda ? cda.view : null
  if (fhir && "view" in fhir) return <Summary view={fhir.view} address={address} />
  if (clinical?.body.kind === "sections") return <Clinical view={clinical} sections={clinical.body.sections} address={address} />
  return <DocumentReading document={document} address={address} fhir={fhir} cda={cda} isInPassing />
}

/** The address of a part, on the page of a long document on which it begins. */
const addressIn = (address: string) => (part: BriefPart) =>
  `${address}${part.page > 1 ? `?part=${part.page}` : ""}${part.anchor ? `#${part.anchor}` : ""}`

async function Summary({ view, address }: { view: FhirDocumentView; address: string }) {
  const [say, page] = [await words("narrative"), await words("fhir.page")]
  const around = { say: page, fileAddress: null, text: { say, pictureAddress: () => "", lang: view.language } }
  return (
    <>
      <Dangers texts={view.warnings} />
      {view.narrative.saysMore && <OwnText nodes={view.narrative.nodes} caption={view.title} around={around} />}
      <Brief parts={briefOf(view, say)} say={say} pictureAddress={() => ""} addressOf={addressIn(address)} />
      {view.isCut && <p>{page("cut")}</p>}
    </>
  )
}

type ClinicalProps = { view: CdaDocumentView; sections: Parameters<typeof briefOfClinical>[0]; address: string }

async function Clinical({ view, sections, address }: ClinicalProps) {
  const say = await words("narrative")
  return (
    <>
      <Dangers texts={view.header.warnings} />
      <Brief
        parts={briefOfClinical(sections, view.language, say)}
        say={say}
        pictureAddress={(place) => `${address}/inner/${place}`}
        addressOf={addressIn(address)}
      />
    </>
  )
}

/** What is to be known of the whole before any of it is read. */
const Dangers = ({ texts }: { texts: readonly string[] }) =>
  texts.map((text) => (
    <Notice key={text} tone="danger">
      <p>{text}</p>
    </Notice>
  ))

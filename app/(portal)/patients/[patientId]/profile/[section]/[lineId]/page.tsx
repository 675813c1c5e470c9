import { notFound } from "next/navigation"
import { Coded, LineProvenance, LineSentences, LineStates, MedicineName } from "@/components/profile/line-rows"
import { sayLabel } from "@/components/profile/line-words"
import { Contested } from "@/components/rectifications/contested"
import { Card } from "@/components/ui/card"
import { Details } from "@/components/ui/details"
import { PageHeading } from "@/components/ui/page-heading"
import { Unbroken } from "@/components/ui/unbroken"
import type { NamesByCode } from "@/lib/profile/medicines/rules"
import { addressOf, type ProfileLine, parseSection } from "@/lib/profile/rules"
import { language, useWords, words } from "@/lib/request/words"
import { patientPage } from "../../../../patient-page"
import { Done } from "../../done"
import { readLine } from "../../reads"
import { History } from "./history"
import { LineGestures } from "./line-gestures"
import { RefillCard } from "./refill-card"
import { UndoHiding } from "./undo-hiding"
import { WhoSees } from "./who-sees"

/** One line: what it says, where it comes from, what it said before, and who sees it. */
export default async function LinePage({ params, searchParams }: PageProps<"/patients/[patientId]/profile/[section]/[lineId]">) {
  const { patientId, section: address, lineId } = await params
  const query = await searchParams
  const section = parseSection(address)
  if (!section) notFound()
  const base = `/patients/${patientId}/profile/${addressOf(section)}`
  return patientPage(
    patientId,
    [`view:${section}`],
    (access) => readLine(access, section, lineId),
    async ({ space, line, place, versions, may, contested, sights, refill, medicines }) => {
      const t = await words("profile")
      const patientName = space.isOwn ? undefined : space.givenName
      return (
        <>
          <Done patientId={patientId} section={section} query={query}>
            {sights && <UndoHiding patientId={patientId} line={line} done={query.done} />}
          </Done>
          <p>
            <a href={base} className="lone-link">
              {t(`sections.${section}`)}
            </a>
          </p>
          <PageHeading title={sayLabel(line, { t, language: await language() })} />
          <Line
            line={line}
            place={place}
            medicines={medicines}
            documents={`/patients/${patientId}/documents`}
            patientName={patientName}
            inCare={space.inCare !== null}
          />
          <LineGestures patientId={patientId} line={line} may={may} change={`${base}/${lineId}/change`} />
          {refill && (refill.maySet || refill.supply) && (
            <RefillCard space={space} line={line} refill={refill} sights={sights ?? []} at={`${base}/${lineId}/refill`} />
          )}
          <Contested patientId={patientId} section={section} itemId={lineId} contested={contested} />
          <History section={section} versions={versions} patientName={patientName} />
          {sights && <WhoSees patientId={patientId} line={line} sights={sights} />}
        </>
      )
    },
  )
}

type LineProps = {
  line: ProfileLine
  place: string | null
  medicines: NamesByCode
  documents: string
  patientName?: string
  inCare: boolean
}

function Line({ line, place, medicines, documents, patientName, inCare }: LineProps) {
  const t = useWords("profile")
  const { code } = line
  const coded = code && <Coded label={line.content.label} code={code} />
  return (
    <Card>
      <LineStates line={line} />
      <LineSentences line={line} patientName={patientName} />
      <MedicineName line={line} medicines={medicines} />
      <h2 className="text-large">
        <Unbroken>{t("detail.who")}</Unbroken>
      </h2>
      <LineProvenance line={line} documents={documents} patientName={patientName} />
      {place && <p className="max-w-text text-small text-soft">{t("detail.place", { place })}</p>}
      {coded && (inCare ? coded : <Details summary={t("detail.code")}>{coded}</Details>)}
    </Card>
  )
}

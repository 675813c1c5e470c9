import { sayAround } from "@/components/measures/measure-words"
import { useSaying } from "@/components/profile/line-rows"
import { sayContent, sayWritten } from "@/components/profile/line-words"
import type { OpenProposal, ProposalSource } from "@/lib/documents/proposals/rules"
import { formatReading } from "@/lib/measures/rules"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import { capital } from "@/lib/words/capital"
import { readingOfTaking } from "./taking"

/** What a document says, as the record would say it, and in one sentence out of which document. */
export function ProposalText({ proposal, patientId }: { proposal: OpenProposal; patientId: string }) {
  return (
    <div className="min-w-0 wrap-anywhere">
      {"content" in proposal && <LineText proposal={proposal} />}
      {"dose" in proposal && <DoseText dose={proposal.dose} />}
      {"taking" in proposal && <TakingText taking={proposal.taking} />}
      {"appointment" in proposal && <AppointmentText appointment={proposal.appointment} />}
      <From source={proposal.source} patientId={patientId} />
    </div>
  )
}

/** What a proposal is called, apart from others. */
export function useProposalName(proposal: OpenProposal): string {
  const [saying, f] = [useSaying(), useFormats()]
  const [measures, language] = [useWords("measures"), useLanguage()]
  if ("content" in proposal) return proposal.saysNone ? saying.t(`none.${proposal.section}`) : proposal.content.label
  if ("dose" in proposal) return [proposal.dose.vaccine, proposal.dose.dose].filter(Boolean).join(", ")
  if ("appointment" in proposal)
    return f.dateTime(new Date(proposal.appointment.startsAt), { dateStyle: "full", timeStyle: "short" })
  const { reading, at } = readingOfTaking(proposal.taking)
  const value = formatReading(reading, language)
  return `${measures(`kinds.${reading.kind}`)} ${value}, ${f.dateTime(at, { dateStyle: "long", timeStyle: "short" })}`
}

function LineText({ proposal }: { proposal: Extract<OpenProposal, { content: unknown }> }) {
  const saying = useSaying()
  const { section, content, saysNone } = proposal
  const said = sayContent(section, content, null, saying).join(" ")
  return (
    <>
      <p className="font-heading">{saysNone ? saying.t(`none.${section}`) : content.label}</p>
      {said && !saysNone && <p className="max-w-text whitespace-pre-line">{said}</p>}
    </>
  )
}

type DoseProps = Pick<Extract<OpenProposal, { dose: unknown }>, "dose">

function DoseText({ dose: { vaccine, givenOn, dose, lot, givenBy } }: DoseProps) {
  const t = useWords("proposals")
  const day = useGivenOn(givenOn)
  const said = [day, dose, lot && t("lot", { lot }), givenBy].filter(Boolean)
  return (
    <>
      <p className="font-heading">{vaccine}</p>
      <p className="max-w-text">{said.join(". ")}.</p>
    </>
  )
}

const KNOWN: Record<number, "year" | "month"> = { 4: "year", 7: "month" }

/** The day of a dose as far as it is known: "Fait le 20 mai 2019", "Fait en 2019". */
export function useGivenOn(givenOn: string): string {
  const [t, f] = [useWords("proposals"), useFormats()]
  const known = KNOWN[givenOn.length] ?? "day"
  const date = known === "year" ? givenOn : f.day(givenOn, known === "month" ? "month" : "long")
  return t(`givenOn.${known}`, { date })
}

type TakingProps = Pick<Extract<OpenProposal, { taking: unknown }>, "taking">

function TakingText({ taking }: TakingProps) {
  const [t, measures, f, language] = [useWords("proposals"), useWords("measures"), useFormats(), useLanguage()]
  const { reading, at } = readingOfTaking(taking)
  const kind = measures(`kinds.${reading.kind}`)
  const around = capital(sayAround(reading, measures))
  return (
    <>
      <p className="font-heading">{t("reading", { kind, value: formatReading(reading, language) })}</p>
      {around && <p>{around}.</p>}
      <p>{t("measuredAt", { date: f.dateTime(at, { dateStyle: "long", timeStyle: "short" }) })}.</p>
    </>
  )
}

type AppointmentProps = Pick<Extract<OpenProposal, { appointment: unknown }>, "appointment">

function AppointmentText({ appointment: { withWhom, startsAt, place, bring } }: AppointmentProps) {
  const [t, agenda, f] = [useWords("proposals"), useWords("appointments"), useFormats()]
  const date = f.dateTime(new Date(startsAt), { dateStyle: "full", timeStyle: "short" })
  return (
    <>
      <p className="font-heading">{withWhom}</p>
      <p>{[t("appointmentAt", { date }), place].filter(Boolean).join(". ")}.</p>
      {bring && <p className="max-w-text whitespace-pre-line">{agenda("home.bring", { things: bring })}</p>}
    </>
  )
}

function From({ source, patientId }: { source: ProposalSource; patientId: string }) {
  const t = useWords("proposals")
  const saying = useSaying()
  return (
    <p className="max-w-text text-small text-soft">
      {t("from")} <a href={`/patients/${patientId}/documents/${source.documentId}`}>{source.title}</a>
      {sayWritten(source, saying)}.
    </p>
  )
}

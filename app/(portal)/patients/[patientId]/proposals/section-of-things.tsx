import { Card } from "@/components/ui/card"
import { useWords } from "@/lib/request/words"
import { BesideThem } from "./beside-them"
import { Choices, type Place } from "./choices"
import { ProposalText } from "./proposal-text"
import type { Thing, ThingsOfSection } from "./reads"

/** What is proposed for one section of the record, thing by thing. */
export function SectionOfThings({ section, things, place }: ThingsOfSection & { place: Place }) {
  const [profile, space] = [useWords("profile"), useWords("space")]
  const isElsewhere = section === "vaccinations" || section === "measures" || section === "appointments"
  return (
    <Card title={isElsewhere ? space(`sections.${section}`) : profile(`sections.${section}`)}>
      <ul className="divide-y divide-line">
        {things.map((thing) => (
          <li key={keyOf(thing)} className="py-5 first:pt-0 last:pb-0">
            <OneThing thing={thing} place={place} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

const keyOf = ({ proposals }: Thing) => proposals.map(({ entry, source }) => `${source.documentId} ${entry}`).join()

/** One thing; where it may be there already, or two documents propose it, they stand side by side and a person chooses. */
function OneThing({ thing: { proposals, beside }, place }: { thing: Thing; place: Place }) {
  const t = useWords("proposals")
  const isAlone = proposals.length + beside.length === 1
  const hint = beside.length > 0 ? t("besideHint") : t("twice")
  return (
    <div className="flex flex-col gap-4">
      {!isAlone && <p className="max-w-text">{hint}</p>}
      <div className={isAlone ? "" : "grid gap-4 sm:grid-cols-2"}>
        {beside.length > 0 && <BesideThem beside={beside} place={place} />}
        {proposals.map((proposal) => (
          <div
            key={`${proposal.source.documentId} ${proposal.entry}`}
            className={isAlone ? "flex flex-col gap-3" : "flex flex-col gap-3 rounded-card border border-line p-4"}
          >
            {!isAlone && <p className="text-small text-soft">{t("inDocument")}</p>}
            <ProposalText proposal={proposal} patientId={place.patientId} />
            <Choices proposal={proposal} beside={beside} isAmong={proposals.length > 1} place={place} />
          </div>
        ))}
      </div>
    </div>
  )
}

import type { InList } from "@/lib/access/contested"
import { LINE_SECTIONS } from "@/lib/profile/rules"
import { useWords } from "@/lib/request/words"
import { type Found, foundOver, foundStanding } from "@/lib/search/rules"
import { StateBadge as AppointmentState } from "../appointments/appointment-row"
import { StateBadges } from "../measures/state-badge"
import { LineState } from "../profile/line-rows"
import { ContestedBadge } from "../rectifications/request-words"
import { Badge } from "../ui/badge"
import { StateBadge } from "../vaccinations/vaccination-row"

type FoundStatesProps = { found: Found; inList?: InList }

/** What its own list says of a line that was found: how sure it is, whether it is over, and that it is contested. */
export function FoundStates({ found, inList }: FoundStatesProps) {
  const t = useWords("search")
  const over = foundOver(found.says)
  return (
    <>
      <Sure found={found} />
      {over && <Badge tone="plain">{t(`over.${over}`)}</Badge>}
      <ContestedBadge inList={inList} />
    </>
  )
}

function Sure({ found: { section, says } }: { found: Found }) {
  if (section === "measures") return <StateBadges line={foundStanding(says)} />
  if (section === "appointments") return <AppointmentState line={foundStanding(says)} />
  if (section === "emergency_contacts") return says.confirmedAt ? null : <ContactToConfirm />
  if (section === "vaccinations") return <StateBadge line={vaccinated(says)} />
  return LINE_SECTIONS.some((word) => word === section) ? <LineState line={foundStanding(says)} /> : null
}

function ContactToConfirm() {
  return <Badge tone="sun">{useWords("emergency")("contacts.toConfirm")}</Badge>
}

function vaccinated(says: Found["says"]) {
  const { state, author, confirmed: confirmation } = foundStanding(says)
  return { state, author, confirmation }
}

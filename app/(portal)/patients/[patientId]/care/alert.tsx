import { useSaying } from "@/components/profile/line-rows"
import { sayLabel } from "@/components/profile/line-words"
import { Empty } from "@/components/profile/profile-view"
import { addressOf, type ProfileLine } from "@/lib/profile/rules"
import { useFormats, useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import type { CareAnswers } from "../care-reads"

const STATES = { confirmed: null, proposed: "states.proposed", entered_in_error: "states.error" } as const

/** What cannot wait, in one sentence above everything else: the allergies, of which each says itself whether it is confirmed. */
export function Alert({ space, profile }: { space: SpaceHeader; profile: CareAnswers["profile"] }) {
  const [t, saying, f] = [useWords("professional"), useSaying(space.givenName), useFormats()]
  const allergies = profile.find(({ section }) => section === "allergies")
  if (!allergies) return null
  const { lines } = allergies
  const word = (line: ProfileLine) => {
    const state = STATES[line.state]
    const label = sayLabel(line, saying)
    return state ? `${label} (${saying.t(state).toLocaleLowerCase(saying.language)})` : label
  }
  if (lines.length === 0) return <Empty section="allergies" />
  return (
    <p className="on-fill max-w-none rounded-card border border-sun bg-sun px-4 py-2 wrap-anywhere text-on-sun">
      <a href={`/patients/${space.patientId}/profile/${addressOf("allergies")}`} className="lone-link font-heading">
        {t("space.alert", { section: saying.t("sections.allergies") })}
      </a>{" "}
      {f.list(lines.map(word))}
    </p>
  )
}

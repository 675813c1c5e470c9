import { Avatar } from "@/components/ui/avatar"
import { Badge, type Tone } from "@/components/ui/badge"
import { ListRow } from "@/components/ui/list-row"
import { grantSentences } from "@/lib/delegation/consent-text/rules"
import type { Helper } from "@/lib/delegation/queries"
import { type DelegationState, tenseOf } from "@/lib/delegation/rules"
import { formats, language, words } from "@/lib/request/words"
import { grantWords, nameAndRelation, periodInWords, saidOf, visitsInWords } from "./words"

const TONES: Record<DelegationState, Tone> = {
  invited: "petrol",
  arrived: "sun",
  waiting: "sun",
  open: "green",
  suspended: "plain",
  ended: "plain",
}

type HelperRowProps = { patientId: string; helper: Helper; heard: string | undefined; mayGrant: boolean }

/** One person who helps: who, until when, what they see, and when they last came. */
export async function HelperRow({ patientId, helper, heard, mayGrant }: HelperRowProps) {
  const [t, f] = [await words("delegation"), await formats()]
  const name = helper.caregiverName
  return (
    <ListRow
      lead={<Avatar name={helper.caregiverName} />}
      href={`/patients/${patientId}/helpers/${helper.id}`}
      title={await nameAndRelation(helper)}
      heard={heard}
      badges={<Badge tone={TONES[helper.state]}>{t(`state.${helper.state}`)}</Badge>}
    >
      <p>{periodInWords(t, f, helper)}</p>
      {helper.isByLaw && <p className="text-soft">{t("byLaw.row", { name, state: helper.state })}</p>}
      {!helper.isByLaw && helper.state !== "ended" && <Gives helper={helper} mayGrant={mayGrant} />}
      {(helper.use || helper.state === "open" || helper.state === "suspended") && (
        <p className="text-small text-soft">{visitsInWords(t, f, helper)}</p>
      )}
    </ListRow>
  )
}

/** What they may see, then do, a line each: the first of many, and how many more stand on the page of the access. */
async function Gives({ helper, mayGrant }: Pick<HelperRowProps, "helper" | "mayGrant">) {
  const t = await words("delegation")
  const { sees, can } = grantSentences(await language(), "patient", helper.grant)
  const titles = grantWords(t, helper.caregiverName, saidOf(tenseOf(helper), mayGrant))
  const lists = [
    { title: titles.sees, lines: sees },
    { title: titles.can, lines: can },
  ].filter(({ lines }) => lines.length > 0)
  return (
    <div className="grid gap-x-8 gap-y-2 py-2 sm:grid-cols-2">
      {lists.map(({ title, lines }) => (
        <div key={title}>
          <p className="font-heading">{title}</p>
          <ul className="list-disc pl-6 text-soft marker:text-petrol">
            {firstOf(lines).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {lines.length > MOST_LINES && <li>{t("row.more", { count: lines.length - firstOf(lines).length })}</li>}
          </ul>
        </div>
      ))}
    </div>
  )
}

/** A list of so many lines is read at one look; of a longer one, one fewer is shown, so that what is said to be left out is several. */
const MOST_LINES = 4
const firstOf = (lines: readonly string[]) => lines.slice(0, lines.length > MOST_LINES ? MOST_LINES - 1 : MOST_LINES)

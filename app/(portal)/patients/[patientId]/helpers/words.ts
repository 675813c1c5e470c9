import { lastsUntil, type Tense } from "@/lib/delegation/rules"
import { relationWord } from "@/lib/reference/relations"
import { language, words } from "@/lib/request/words"
import type { Formats } from "@/lib/words/formats"
import type { Translator as Words } from "@/lib/words/translator"

type Named = { caregiverName: string; relation: string; sex: "female" | "male" | "unknown" | null }

/** "Claire Lefèvre, votre fille". */
export async function nameAndRelation({ caregiverName, relation, sex }: Named): Promise<string> {
  const t = await words("delegation")
  return t("yours", { name: caregiverName, relation: relationWord(relation, sex, await language()) })
}

/** A day written out. */
export const day = (f: Formats, date: Date) => f.dateTime(date, { dateStyle: "long" })

/** A day and an hour written out. */
export const dayAndHour = (f: Formats, date: Date) => f.dateTime(date, { dateStyle: "full", timeStyle: "short" })

type Period = {
  replacesId: string | null
  state: string
  channel: string | null
  invitedUntil: Date | null
  opensAt: Date | null
  endsAt: Date | null
  closesAt: Date | null
  endedAt: Date | null
  endReason: string | null
  arrivedName: string | null
  noes: readonly { name: string | null; word: string }[]
  isByLaw: boolean
  now: Date
}

/** The period in words: what is true now, and until when. */
export function periodInWords(t: Words, f: Formats, helper: Period): string {
  const { state, endsAt, closesAt } = helper
  const date = (value: Date | null) => (value ? day(f, value) : "")
  switch (state) {
    case "invited":
      if (noOf(helper)) return t("period.saidNo", { name: noOf(helper)?.name ?? t("invited.somebody") })
      return helper.channel === "screen" ? t("period.invitedScreen") : t("period.invited", { date: date(helper.invitedUntil) })
    case "arrived":
      return t("period.arrived")
    case "waiting":
      return t(helper.replacesId ? "period.widening" : "period.waiting", {
        date: helper.opensAt ? dayAndHour(f, helper.opensAt) : "",
      })
    case "open":
      return t(wordOfOpen(helper), { date: date(lastsUntil(helper, helper.now)) })
    case "suspended":
      return t("period.suspended", { date: date(endsAt) })
    default:
      return t("period.ended", { date: date(helper.endedAt ?? closesAt), reason: reasonInWords(t, helper) })
  }
}

/** The last one who said no; that it is for somebody else is no answer of whom it is for. */
const noOf = ({ noes }: Period) => noes.find(({ word }) => word === "declined")

function wordOfOpen({ isByLaw, endsAt, now }: Period): string {
  if (isByLaw) return "byLaw.period"
  return endsAt && endsAt <= now ? "period.extended" : "period.open"
}

function reasonInWords(t: Words, { endReason, arrivedName }: Period): string {
  const name = endReason === "declined" ? arrivedName : null
  return name ? t("reason.declinedBy", { name }) : t(`reason.${endReason ?? "expired"}`)
}

type Used = { state: string; use: { lastAt: Date; seen: number; added: number } | null }

/** When somebody last came and how much they saw. */
export function visitsInWords(t: Words, f: Formats, { state, use }: Used): string {
  if (!use) return t("use.never", { state })
  const counts = `${t("use.seen", { count: use.seen })}, ${t("use.added", { count: use.added })}`
  return `${t("use.last", { date: dayAndHour(f, use.lastAt) })} ${counts}.`
}

/** Of an access that this person may not let begin, not yet of age, nothing is said to come: only what it would give. */
type SaidOf = Tense | "withheld"
const TO_COME: readonly Tense[] = ["invited", "arrived"]

export const saidOf = (tense: Tense, mayGrant: boolean): SaidOf => (!mayGrant && TO_COME.includes(tense) ? "withheld" : tense)

/** The headings over what somebody may see and do, could, or would have. */
export function grantWords(t: Words, name: string, state: SaidOf) {
  return {
    sees: t("detail.canSee", { name, state }),
    can: t("detail.canAlso", { name, state }),
    cannot: t("detail.cannot", { name, state }),
    yes: t("detail.yes"),
    no: t("detail.no"),
    nothing: t("detail.nothing"),
  }
}

/** The same before anything is given: "Claire pourra voir". */
export async function willWords(name: string) {
  const [t, d] = [await words("permissions"), await words("delegation")]
  return {
    sees: t("for_patient.can_see", { name }),
    can: t("for_patient.can_also", { name }),
    cannot: t("for_patient.cannot", { name }),
    yes: d("detail.yes"),
    no: d("detail.no"),
    nothing: d("detail.nothing"),
  }
}

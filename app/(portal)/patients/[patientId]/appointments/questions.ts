import type { Companion } from "@/lib/appointments/companions/queries"
import { APPOINTMENT_ZONES, type Appointment, HOME_ZONE } from "@/lib/appointments/rules"
import { words } from "@/lib/request/words"
import { capital } from "@/lib/words/capital"
import type { LineFormWords, Question } from "../profile/line-form"

const FIRST = ["withWhom", "day", "hour", "place"] as const
const FURTHER = ["bring", "companionId", "companion", "zone"] as const
type Field = (typeof FIRST)[number] | (typeof FURTHER)[number]

const KINDS: Partial<Record<Field, Question["kind"]>> = { day: "day", bring: "long", companionId: "list", zone: "list" }
const LONGEST: Partial<Record<Field, number>> = { withWhom: 200, hour: 12, place: 300, bring: 2000, companion: 200 }
const REQUIRED: readonly Field[] = ["withWhom", "day", "hour", "zone"]

/** The questions of the form: what every appointment has first, then what prepares it. */
export async function questionsOf(companions: readonly Companion[]): Promise<{ questions: Question[]; further: Question[] }> {
  const t = await words("appointments")
  const options: Partial<Record<Field, Question["options"]>> = {
    zone: APPOINTMENT_ZONES.map((zone) => ({ value: zone, label: capital(t("zone", { place: t(`zones.${zone}`) })) })),
    companionId: companions.map(({ accountId, name, isYou }) => ({ value: accountId, label: isYou ? t("form.me") : name })),
  }
  const question = (name: Field): Question => ({
    name,
    kind: KINDS[name] ?? "text",
    ...(t.raw(`fields.${name}`) as { label: string; hint?: string }),
    maxLength: LONGEST[name],
    options: options[name],
    isOptional: !REQUIRED.includes(name),
    usual: name === "zone" ? HOME_ZONE : undefined,
  })
  const asked = FURTHER.filter((name) => name !== "companionId" || companions.length > 0)
  return { questions: FIRST.map(question), further: asked.map(question) }
}

/** The words of the form; `submit` names the button. */
export async function formWords(submit: string): Promise<LineFormWords> {
  const [t, common] = [await words("appointments"), await words("common")]
  const summary = t("summary")
  const said = { more: t("form.more"), optional: t("form.optional"), choose: t("form.choose") }
  const date = { day: common("day"), month: common("month"), year: common("year") }
  return { ...said, ...date, summary, refused: summary, waiting: t("waiting"), submit }
}

/** A new one begins by the clock of Paris. */
export const NEW = { zone: HOME_ZONE }

/** What an appointment says, as its form shows it. */
export function valuesOf({ withWhom, day, hour, place, zone, bring, companion }: Appointment): Record<string, string> {
  const companionId = companion?.accountId ?? ""
  const other = companionId ? "" : (companion?.name ?? "")
  return { withWhom, day, hour, place: place ?? "", zone, bring: bring ?? "", companionId, companion: other }
}

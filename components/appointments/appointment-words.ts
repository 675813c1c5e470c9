import { onTheWall } from "@/lib/appointments/clock/rules"
import { type Appointment, HOME_ZONE } from "@/lib/appointments/rules"
import { relationWord } from "@/lib/reference/relations"
import { capital } from "@/lib/words/capital"
import type { Formats } from "@/lib/words/formats"

type Say = (key: string, values?: Record<string, string | number>) => string
type Language = Parameters<typeof relationWord>[2]

/** The words, dates and language that an appointment is said with; `patientName` is absent in one's own space. */
export type Saying = { t: Say; f: Formats; language: Language; patientName?: string }

/** The day and the hour as the clock of the place shows them, which is named where it is not that of Paris. */
export function sayWhen(
  { day, hour, zone }: Pick<Appointment, "day" | "hour"> & { zone?: Appointment["zone"] },
  { t, f }: Saying,
): string {
  const time = f.dateTime(onTheWall(day, hour), { hour: "2-digit", minute: "2-digit", timeZone: "UTC" })
  const when = t("when", { day: capital(f.day(day, "full")), hour: time })
  return zone && zone !== HOME_ZONE ? `${when}, ${t("zone", { place: t(`zones.${zone}`) })}` : when
}

/** Who says an appointment and when, and who confirmed it. */
export function sayProvenance({ author, saidAt, confirmation }: Appointment, { t, f, ...saying }: Saying): string {
  const date = f.dateTime(saidAt, { dateStyle: "long" })
  const said = sayAuthor(author, date, { t, f, ...saying })
  if (!confirmation) return said
  const on = f.dateTime(confirmation.at, { dateStyle: "long" })
  return `${said}, ${t("confirmedBy", { author: confirmation.name, date: on })}`
}

function sayAuthor({ kind, relation, isYou, name }: Appointment["author"], date: string, { t, language, patientName }: Saying) {
  if (isYou) return patientName && kind !== "patient" ? t("by.youFor", { name: patientName, date }) : t("by.you", { date })
  if (kind === "patient") return t("by.patient", { author: name, date })
  if (patientName || !relation) return t("by.caregiver", { author: name, date })
  return t("by.related", { author: name, relation: relationWord(relation, null, language), date })
}

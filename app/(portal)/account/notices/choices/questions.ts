import type { Asked } from "@/components/forms/asked-fields"
import { APPOINTMENT_ZONES } from "@/lib/appointments/rules"
import type { FormValues } from "@/lib/forms/rules"
import type { getNoticeSettings } from "@/lib/notices/settings/queries"
import { groupsFor, NOTICE_WAYS } from "@/lib/notices/settings/rules"
import { words } from "@/lib/request/words"
import { capital } from "@/lib/words/capital"

type Settings = Awaited<ReturnType<typeof getNoticeSettings>>
type NoticeWay = (typeof NOTICE_WAYS)[number]
type Face = Parameters<typeof groupsFor>[0]

/** What the page asks: a way for each group of what this face is told of, the letter of the week, and the quiet hours; SMS where there is a number for them. */
export async function askedOf(face: Face, hasNumber: boolean): Promise<Asked[]> {
  const [t, places] = [await words("account"), await words("appointments")]
  const ways = NOTICE_WAYS.filter((way) => hasNumber || way !== "sms").map((value) => ({
    value,
    label: t(`choices.ways.${value}`),
  }))
  const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: t("choices.hour", { hour }) }))
  const zones = APPOINTMENT_ZONES.map((value) => ({ value, label: capital(places("zone", { place: places(`zones.${value}`) })) }))
  const answers = (yes: string, no: string) => [
    { value: "yes", label: t(yes) },
    { value: "no", label: t(no) },
  ]
  const list = (name: string, label: string, options: { value: string; label: string }[]) =>
    ({ kind: "list", name, label: t(label), options, emptyLabel: "" }) as const
  const whoCame = {
    kind: "one",
    name: "whoCame",
    label: t("choices.whoCame"),
    labelShown: true,
    options: answers("choices.whoCameYes", "choices.whoCameNo"),
  } as const
  const quiet = {
    kind: "one",
    name: "quiet",
    label: t("choices.quiet"),
    labelShown: true,
    options: answers("choices.quietYes", "choices.quietNo"),
  } as const
  return [
    ...groupsFor(face).map((group) => ({
      ...list(group, `choices.groups.${group}.label`, ways),
      hint: t(`choices.groups.${group}.hint`),
    })),
    ...(face === "citizen" ? [whoCame] : []),
    quiet,
    list("quietFrom", "choices.quietFrom", hours),
    list("quietUntil", "choices.quietUntil", hours),
    list("zone", "choices.zone", zones),
  ]
}

/** What was chosen until now, as the form shows it; hours that are off stand where everybody begins, and SMS without a number is the mail that goes instead. */
export function chosenIn(settings: Settings, face: Face, hasNumber: boolean): FormValues {
  const { tellsWhoCame, quietFrom, quietUntil, zone, ...ways } = settings
  const shown = (way: NoticeWay) => (way === "sms" && !hasNumber ? "at_once" : way)
  const chosen = Object.fromEntries(groupsFor(face).map((group) => [group, shown(ways[group])]))
  const hours = { quietFrom: String(quietFrom ?? 21), quietUntil: String(quietUntil ?? 8) }
  const letter: FormValues = face === "citizen" ? { whoCame: tellsWhoCame ? "yes" : "no" } : {}
  return { ...chosen, ...letter, quiet: quietFrom === null ? "no" : "yes", ...hours, zone }
}

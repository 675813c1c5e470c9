import { WeekCard } from "@/components/journal/week-card"
import type { Week } from "@/lib/journal/weeks/queries"
import { useFormats } from "@/lib/request/words"
import { useTelling } from "./telling"

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

/** A week in sentences above the lines; its own address, so that it works without script and can be kept as a link. */
export function WeekInSentences({ week, path }: { week: Week; path: string }) {
  const [telling, f] = [useTelling(true), useFormats()]
  const { monday, sunday, previous, next, people } = week
  const { t } = telling
  const beside = (day: string | null, word: "previous" | "next") =>
    day ? [{ href: `${path}?week=${day}#week`, label: t(`week.${word}`) }] : []
  return (
    <WeekCard
      title={t("week.title", { from: f.dateTime(noon(monday), { day: "numeric", month: "long" }), to: f.day(sunday) })}
      people={people}
      sayDays={(days) => f.list(days.map((day) => f.dateTime(noon(day), { weekday: "long" })))}
      sayList={(things) => f.list(things)}
      telling={telling}
      detailOf={(person) => `${path}?${new URLSearchParams({ person, from: monday, to: sunday })}`}
      ways={[
        ...beside(previous, "previous"),
        ...beside(next, "next"),
        { href: `${path}/sheet?week=${monday}`, label: t("week.sheet.link") },
      ]}
    />
  )
}

import type { WeekOfOne } from "@/lib/journal/weeks/rules"
import { Card } from "../ui/card"
import { List, ListRow } from "../ui/list-row"
import { type Telling, weekOf, whoIs } from "./sentence"

type WeekCardProps = {
  title: string
  people: WeekOfOne[]
  /** Days of the week as words: "lundi, mercredi et jeudi". */
  sayDays: (days: readonly string[]) => string
  sayList: (things: readonly string[]) => string
  telling: Telling
  /** Where the lines of one person in this week are. */
  detailOf: (accountId: string) => string
  ways: { href: string; label: string }[]
}

/** What each did in one week, a sentence a person, and the way to the weeks beside it. */
export function WeekCard({ title, people, sayDays, sayList, telling, detailOf, ways }: WeekCardProps) {
  const { t } = telling
  return (
    <Card id="week" title={title}>
      {people.length === 0 && <p className="max-w-text">{t("week.nobody")}</p>}
      {people.length > 0 && (
        <List label={title}>
          {people.map((one) => (
            <ListRow key={one.accountId} icon="people" title={nameOf(one, telling)}>
              <p className="max-w-text">{weekOf(one, { sayDays, sayList }, telling)}</p>
              {one.days.length > 0 && (
                <a href={detailOf(one.accountId)} className="inline-flex min-h-11 items-center text-small">
                  {t("week.detail", { name: nameOf(one, telling) })}
                </a>
              )}
            </ListRow>
          ))}
        </List>
      )}
      {ways.length > 0 && (
        <nav aria-label={t("week.ways")} className="flex flex-wrap gap-x-6 print:hidden">
          {ways.map(({ href, label }) => (
            <a key={href} href={href} className="lone-link">
              {label}
            </a>
          ))}
        </nav>
      )}
    </Card>
  )
}

const nameOf = ({ actor }: WeekOfOne, telling: Telling): string =>
  actor.kind === "person" && actor.name ? actor.name : whoIs(actor, telling)

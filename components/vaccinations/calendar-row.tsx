import { calendarVersion, choiceOfDiseases } from "@/lib/reference/vaccines"
import type { CalendarEntry } from "@/lib/vaccinations/calendar/shown/rules"
import { capital } from "@/lib/words/capital"
import { Badge } from "../ui/badge"
import { DescriptionList } from "../ui/description-list"
import { Details } from "../ui/details"
import { Heard } from "../ui/heard"
import { Row } from "../ui/row"
import { type Saying, sayDiseases, sayGivenOn, writeGivenOn } from "./vaccination-words"

/** How it is said, and to whom. */
type Said = Omit<Saying, "patientName"> & { reader: "professional" | "other" }
type CalendarRowProps = { entry: CalendarEntry; addAt?: string } & Said

/** What one rule says of some diseases, and why: the rule, its version, since when, and its source. */
export function CalendarRow({ entry, addAt, ...saying }: CalendarRowProps) {
  const { rule, diseases, standing } = entry
  const { t, reader } = saying
  const isAsked = standing.kind === "due" || standing.kind === "question"
  return (
    <Row
      title={capital(sayDiseases(diseases, saying))}
      badges={<Badge tone={rule.strength === "obligatoire" ? "plum" : "petrol"}>{t(`calendar.strength.${rule.strength}`)}</Badge>}
    >
      <p>{sayStanding(entry, saying)}</p>
      {standing.kind === "question" && (
        <p className="text-soft">{standing.asks === "birth" ? t("calendar.askBirth", { reader }) : t("calendar.askLastText")}</p>
      )}
      {addAt && isAsked && (
        <p className="print:hidden">
          <a href={`${addAt}?against=${choiceOfDiseases(diseases)}`} className="inline-flex min-h-11 items-center">
            {t("calendar.noteOne")}
            <Heard>{sayDiseases(diseases, saying)}</Heard>
          </a>
        </p>
      )}
      <Details summary={t("calendar.why")}>
        <Why entry={entry} {...saying} />
      </Details>
    </Row>
  )
}

function sayStanding({ standing }: CalendarEntry, { t, f }: Pick<Saying, "t" | "f">): string {
  if (standing.kind === "due" || standing.kind === "later") {
    const { dose: place, of, from } = standing
    const dose = of !== null && of > 1 ? t("calendar.dose.of", { dose: place, of }) : t("calendar.dose.one")
    const days = { dose, from: f.day(from) }
    if (standing.kind === "later") return t("calendar.laterFrom", days)
    return standing.until ? t("calendar.dueBetween", { ...days, until: f.day(standing.until) }) : t("calendar.dueNow", { dose })
  }
  if (standing.kind !== "done") return t("calendar.askLast")
  const last = standing.last && t("calendar.lastDose", { when: sayGivenOn(standing.last, { t, f }) })
  const next = standing.next ? t("calendar.next", { from: f.day(standing.next) }) : t("calendar.nothingNext")
  return [last, next].filter(Boolean).join(" ")
}

function Why({ entry: { rule, isPastReview }, t, f, language, reader }: Omit<CalendarRowProps, "addAt">) {
  const { text, since, source, reviewOn } = rule
  const items = [
    { term: t("calendar.rule"), description: text[language] },
    { term: t("calendar.version"), description: calendarVersion(language) },
    { term: t("calendar.since"), description: writeGivenOn(since, f) },
    {
      term: t("calendar.source"),
      description: t("calendar.sourceOf", { name: source.name, date: writeGivenOn(source.date, f) }),
    },
    { term: t("calendar.facts"), description: t("calendar.factsText") },
  ]
  return (
    <>
      <DescriptionList items={items} />
      {isPastReview && <p>{t("calendar.pastReview", { date: writeGivenOn(reviewOn, f), reader })}</p>}
    </>
  )
}

import { sayProvenance as sayAppointment, sayWhen } from "@/components/appointments/appointment-words"
import { sayAround, sayAuthor, sayState } from "@/components/measures/measure-words"
import { sayContent, sayLabel, sayProvenance } from "@/components/profile/line-words"
import { sayDiseases, sayProvenance as sayDose, sayGivenOn } from "@/components/vaccinations/vaccination-words"
import type { Appointment } from "@/lib/appointments/rules"
import type { IndexLine, IndexSection } from "@/lib/exports/index/rules"
import { formatReading, type MeasureLine } from "@/lib/measures/rules"
import type { UnitChoices } from "@/lib/measures/units/rules"
import type { LineSection, ProfileLine } from "@/lib/profile/rules"
import type { VaccinationLine } from "@/lib/vaccinations/rules"
import { named, type Saying, sectionOf, unrelated, wordsOf } from "./saying"

type OfState = { state: string }
const sayWaiting = ({ state }: OfState, { t }: Saying) =>
  state === "proposed" ? t("file.waits") : state === "entered_in_error" ? t("file.refused") : ""

/** The lines of one section of the medical profile. */
export function profileSection(section: LineSection, lines: readonly ProfileLine[], saying: Saying): IndexSection {
  const t = wordsOf(saying, "profile")
  const with_ = { ...saying, t }
  const said = lines.map((line): IndexLine => {
    const told = {
      ...line,
      author: unrelated(line.author),
      confirmed: line.confirmed && named(line.confirmed),
    }
    return {
      name: sayLabel(line, with_),
      lines: [
        ...sayContent(section, line.content, line.dosesCountedOn, with_),
        sayProvenance(told, with_),
        sayWaiting(line, saying),
      ],
    }
  })
  return sectionOf(section, t(`sections.${section}`), said)
}

/** The vaccination book, dose by dose. */
export function vaccinationSection(lines: readonly VaccinationLine[], saying: Saying): IndexSection {
  const with_ = { ...saying, t: wordsOf(saying, "vaccinations") }
  const said = lines.map(
    (line): IndexLine => ({
      name: line.vaccine ?? sayDiseases(line.diseases, saying),
      lines: [
        [sayDiseases(line.diseases, saying), sayGivenOn(line.givenOn, with_)].filter(Boolean).join(", "),
        [line.dose, line.lot, line.givenBy].filter(Boolean).join(", "),
        sayDose({ ...line, author: unrelated(line.author) }, with_),
        sayWaiting(line, saying),
      ],
    }),
  )
  return sectionOf("vaccinations", saying.t("file.sections.vaccinations"), said)
}

/** What was measured, the latest first, in the units that its reader chose. */
export function measureSection(lines: readonly MeasureLine[], units: UnitChoices, saying: Saying): IndexSection {
  const { f, language } = saying
  const t = wordsOf(saying, "measures")
  const said = lines.map(
    (line): IndexLine => ({
      name: `${t(`kinds.${line.reading.kind}`)} : ${formatReading(line.reading, language, units)}`.replace(
        " : ",
        language === "fr" ? "\u00A0: " : ": ",
      ),
      lines: [
        f.dateTime(line.measuredAt, { dateStyle: "long", timeStyle: "short" }),
        [sayAround(line.reading, t), sayAuthor(unrelated(line.author), t, language), sayState(line, t)]
          .filter(Boolean)
          .join(", "),
      ],
    }),
  )
  return sectionOf("measures", saying.t("file.sections.measures"), said)
}

/** The agenda, the last first. */
export function appointmentSection(lines: readonly Appointment[], saying: Saying): IndexSection {
  const with_ = { ...saying, t: wordsOf(saying, "appointments") }
  const said = lines.toReversed().map(
    (line): IndexLine => ({
      name: line.withWhom,
      lines: [
        sayWhen(line, with_),
        line.place ?? "",
        line.bring ?? "",
        sayAppointment({ ...line, author: unrelated(line.author) }, with_),
        sayWaiting(line, saying),
      ],
    }),
  )
  return sectionOf("appointments", saying.t("file.sections.appointments"), said)
}

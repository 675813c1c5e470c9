import { sayDiseases, writeGivenOn } from "@/components/vaccinations/vaccination-words"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import type { VaccinationLine } from "@/lib/vaccinations/rules"
import { ButtonForm } from "../documents/button-form"
import { confirmVaccination, refuseVaccination, removeVaccination } from "./actions"

type GesturesProps = { patientId: string; line: VaccinationLine }

/** Yes or no to what somebody proposed. */
export function AnswerForms({ patientId, line }: GesturesProps) {
  const [t, f, language] = [useWords("vaccinations"), useFormats(), useLanguage()]
  const { id, version, may, state } = line
  const about = `${sayDiseases(line.diseases, { f, language })}, ${writeGivenOn(line.givenOn, f)}`
  const fields = { patientId, vaccinationId: id, version: String(version) }
  const words = { summary: t("summary"), waiting: t("waiting") }
  return (
    <div className="flex flex-wrap gap-3 pt-3">
      {may.confirm && (
        <ButtonForm
          action={confirmVaccination}
          fields={fields}
          label={t(state === "proposed" ? "proposals.confirm" : "proposals.confirmInCare")}
          about={about}
          words={words}
        />
      )}
      {may.refuse && (
        <ButtonForm
          action={refuseVaccination}
          fields={fields}
          label={t("proposals.refuse")}
          about={about}
          tone="quiet"
          words={words}
        />
      )}
    </div>
  )
}

/** Takes the line away; it can be undone. */
export function RemoveForm({ patientId, line: { id, version } }: GesturesProps) {
  const t = useWords("vaccinations")
  return (
    <ButtonForm
      action={removeVaccination}
      fields={{ patientId, vaccinationId: id, version: String(version) }}
      label={t("detail.remove")}
      tone="quiet"
      words={{ summary: t("summary"), waiting: t("waiting") }}
    />
  )
}

import { useWords } from "@/lib/request/words"
import type { VaccinationLine } from "@/lib/vaccinations/rules"
import { ButtonForm } from "../../documents/button-form"
import { hideVaccination } from "../actions"

/** Undoes what was just hidden from professionals or shown to them, as long as it still stands so. */
export function UndoHiding({ patientId, line, done }: { patientId: string; line: VaccinationLine; done: unknown }) {
  const t = useWords("vaccinations")
  const isHidden = line.forPatient?.isHiddenFromProfessionals === true
  if (done !== (isHidden ? "hidden" : "shown")) return null
  return (
    <ButtonForm
      action={hideVaccination}
      fields={{ patientId, vaccinationId: line.id, version: String(line.version), hidden: isHidden ? "no" : "yes" }}
      label={t(isHidden ? "done.undoHidden" : "done.undoShown")}
      words={{ summary: t("summary"), waiting: t("waiting") }}
    />
  )
}

import { Details } from "@/components/ui/details"
import { List, ListRow } from "@/components/ui/list-row"
import { sayDiseases, writeGivenOn } from "@/components/vaccinations/vaccination-words"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import { DAYS_TO_RESTORE, type RemovedLine } from "@/lib/vaccinations/rules"
import { capital } from "@/lib/words/capital"
import { ButtonForm } from "../documents/button-form"
import { restoreVaccination } from "./actions"

/** What was removed and can still come back, folded. */
export function RemovedLines({ patientId, lines }: { patientId: string; lines: readonly RemovedLine[] }) {
  const [t, f, language] = [useWords("vaccinations"), useFormats(), useLanguage()]
  if (lines.length === 0) return null
  return (
    <div className="print:hidden">
      <Details summary={t("book.removedTitle")}>
        <p className="text-soft">{t("book.removedText", { days: DAYS_TO_RESTORE })}</p>
        <List label={t("book.removedTitle")}>
          {lines.map(({ id, diseases, givenOn }) => (
            <ListRow
              key={id}
              title={`${capital(sayDiseases(diseases, { f, language }))} · ${capital(writeGivenOn(givenOn, f))}`}
              badges={
                <ButtonForm
                  action={restoreVaccination}
                  fields={{ patientId, vaccinationId: id }}
                  label={t("book.restore")}
                  about={`${sayDiseases(diseases, { f, language })}, ${writeGivenOn(givenOn, f)}`}
                  words={{ summary: t("summary"), waiting: t("waiting") }}
                />
              }
            />
          ))}
        </List>
      </Details>
    </div>
  )
}

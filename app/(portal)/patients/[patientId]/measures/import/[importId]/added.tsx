import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import type { Import } from "@/lib/measures/importing/queries"
import { useFormats, useWords } from "@/lib/request/words"
import { withdrawImport } from "../../actions"
import { MeasureButton } from "../../measure-button"

type AddedProps = { ids: { patientId: string; importId: string }; added: Extract<Import, { state: "added" }> }

/** What came from a file and how much of it is still there, with the way to take it back while there is time. */
export function Added({ ids, added: { addedAt, added, standing, untouched, until } }: AddedProps) {
  const [t, f] = [useWords("measures"), useFormats()]
  const when = f.dateTime(addedAt, { dateStyle: "long", timeStyle: "short" })
  const isOpen = until !== null && untouched > 0
  const left = untouched < standing ? "untilSome" : "until"
  return (
    <>
      <Card>
        <p>{t("import.added.told", { count: added, when })}</p>
        {standing < added && <p>{t("import.added.less", { count: standing })}</p>}
        {isOpen && <p className="text-soft">{t(`import.added.${left}`, { time: f.dateTime(until, { timeStyle: "short" }) })}</p>}
      </Card>
      <Actions>
        <ButtonLink href={`/patients/${ids.patientId}/measures`}>{t("import.added.see")}</ButtonLink>
        {isOpen && <MeasureButton action={withdrawImport} fields={ids} label={t("import.added.withdraw")} />}
      </Actions>
    </>
  )
}

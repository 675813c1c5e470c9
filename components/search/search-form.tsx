import { useWords } from "@/lib/request/words"
import { MOST_TYPED } from "@/lib/search/schema"
import { TextField } from "../forms/text-field"
import { Button } from "../ui/button"

/** Looks for words in a whole space; asked by address, so that it works without script. */
export function SearchForm({ patientId, typed }: { patientId: string; typed?: string }) {
  const t = useWords("search")
  return (
    <search className="print:hidden">
      <form action={`/patients/${patientId}/search`} method="get" className="flex flex-col gap-3 sm:flex-row sm:items-end">
        <div className="min-w-0 flex-1">
          <TextField
            name="q"
            type="search"
            initial={typed}
            maxLength={MOST_TYPED}
            autoComplete="off"
            label={t("label")}
            hint={t("hint")}
          />
        </div>
        <Button>{t("submit")}</Button>
      </form>
    </search>
  )
}

import { filterQuery } from "@/lib/documents/filters/rules"
import type { DocumentFilters } from "@/lib/documents/schema"
import { useWords } from "@/lib/request/words"
import { TextField } from "../forms/text-field"
import { Button } from "../ui/button"

/** Finds documents by words; asked by address, so that it works without script. What else was chosen stays chosen. */
export function DocumentSearch({ base, filters }: { base: string; filters: DocumentFilters }) {
  const t = useWords("documents")
  const { q, ...others } = filters
  const kept = new URLSearchParams(filterQuery(others))
  return (
    <search className="print:hidden">
      <form action={base} method="get" className="flex flex-col gap-3 sm:flex-row sm:items-end">
        {[...kept].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="min-w-0 flex-1">
          <TextField
            name="q"
            type="search"
            initial={q}
            maxLength={100}
            autoComplete="off"
            label={t("search.label")}
            hint={t("search.hint")}
          />
        </div>
        <Button tone="secondary">{t("search.submit")}</Button>
      </form>
      {q && (
        <p className="pt-2">
          <a href={`${base}${filterQuery(others)}`} className="lone-link">
            {t("search.clear", { words: q })}
          </a>
        </p>
      )}
    </search>
  )
}

import { TextField } from "@/components/forms/text-field"
import { Button } from "@/components/ui/button"
import { words } from "@/lib/request/words"

/** Finds the type from the person's own words; asked by address, so that it works without script. */
export async function TypeSearch({ action, query, found }: { action: string; query: string; found: number }) {
  const t = await words("deposit")
  return (
    <search>
      <form action={action} method="get" className="flex flex-col gap-3 sm:flex-row sm:items-end">
        <div className="min-w-0 flex-1">
          <TextField
            name="q"
            type="search"
            initial={query}
            maxLength={100}
            label={t("describe.search")}
            hint={found === 0 ? <span role="status">{t("describe.nothingFound", { query })}</span> : t("describe.searchHint")}
          />
        </div>
        <Button tone="secondary">{t("describe.searchSubmit")}</Button>
      </form>
    </search>
  )
}

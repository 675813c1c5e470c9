import type { Facets } from "@/lib/documents/rules"
import type { DocumentFilters } from "@/lib/documents/schema"
import { groupLabel } from "@/lib/reference/document-types"
import { language, words } from "@/lib/request/words"
import { SelectField } from "../forms/select-field"
import { Actions, Button, ButtonLink } from "../ui/button"
import { Card } from "../ui/card"

/** Year, author and group, drawn from what may be seen; a plain form that asks by address. */
export async function DocumentFilterForm({ base, filters, facets }: { base: string; filters: DocumentFilters; facets: Facets }) {
  const t = await words("documents")
  const locale = await language()
  const years = facets.years.map((year) => ({ value: String(year), label: String(year) }))
  const authors = facets.authors.map((author) => ({ value: author, label: author }))
  const groups = facets.groups.map((group) => ({ value: group, label: groupLabel(group, locale) }))
  return (
    <Card title={t("narrow.title")}>
      <form action={base} method="get" className="flex flex-col gap-6 print:hidden">
        <input type="hidden" name="narrow" value="1" />
        {filters.q && <input type="hidden" name="q" value={filters.q} />}
        {filters.unread && <input type="hidden" name="unread" value="1" />}
        <div className="grid gap-4 sm:grid-cols-3">
          <SelectField
            name="year"
            initial={filters.year?.toString()}
            label={t("narrow.year")}
            emptyLabel={t("narrow.anyYear")}
            options={years}
          />
          <SelectField
            name="author"
            initial={filters.author}
            label={t("narrow.author")}
            emptyLabel={t("narrow.anyAuthor")}
            options={authors}
          />
          <SelectField
            name="group"
            initial={filters.group}
            label={t("narrow.group")}
            emptyLabel={t("narrow.anyGroup")}
            options={groups}
          />
        </div>
        <Actions>
          <Button tone="secondary">{t("narrow.submit")}</Button>
          <ButtonLink href={base} tone="quiet">
            {t("narrow.clear")}
          </ButtonLink>
        </Actions>
      </form>
    </Card>
  )
}

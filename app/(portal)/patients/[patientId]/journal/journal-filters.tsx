import { SelectField } from "@/components/forms/select-field"
import { SubmitButton } from "@/components/forms/submit-button"
import { DayField } from "@/components/journal/day-field"
import type { JournalWords } from "@/components/journal/sentence"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Details } from "@/components/ui/details"
import { JOURNAL_KINDS } from "@/lib/access/sections"
import type { JournalFilters } from "@/lib/journal/schema"

type Props = { path: string; filters: JournalFilters; people: { value: string; label: string }[]; t: JournalWords }

/** A form that only asks for another address, so that it works without script and can be kept as a link. */
export function JournalFiltersForm({ path, filters, people, t }: Props) {
  const { person, kind, from, to } = filters
  const kinds = JOURNAL_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))
  return (
    <Details summary={t("filters.summary")} open={Boolean(person ?? kind ?? from ?? to)}>
      <form method="get" action={path} className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          {people.length > 0 && (
            <SelectField
              name="person"
              initial={person ?? "all"}
              label={t("filters.person")}
              options={[{ value: "all", label: t("filters.everybody") }, ...people]}
            />
          )}
          <SelectField
            name="kind"
            initial={kind ?? "all"}
            label={t("filters.kind")}
            options={[{ value: "all", label: t("filters.everything") }, ...kinds]}
          />
          <DayField name="from" initial={from} label={t("filters.from")} optionalWord={t("filters.optional")} />
          <DayField name="to" initial={to} label={t("filters.to")} optionalWord={t("filters.optional")} />
        </div>
        <Actions>
          <SubmitButton>{t("filters.submit")}</SubmitButton>
          <ButtonLink href={path} tone="quiet">
            {t("filters.clear")}
          </ButtonLink>
        </Actions>
      </form>
    </Details>
  )
}

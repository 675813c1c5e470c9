import { filterQuery, isFiltered } from "@/lib/documents/filters/rules"
import type { DocumentGroup, DocumentPage, Facets } from "@/lib/documents/rules"
import { byMonth } from "@/lib/documents/rules"
import type { DocumentFilters } from "@/lib/documents/schema"
import { groupLabel } from "@/lib/reference/document-types"
import { useLanguage, useWords } from "@/lib/request/words"
import { capital } from "@/lib/words/capital"
import { EmptyState } from "../ui/empty-state"
import { MonthCard } from "../ui/list-row"
import { Pagination } from "../ui/pagination"
import { Tabs } from "../ui/tabs"
import { DocumentFilterForm } from "./document-filter-form"
import { documentsApart, rowMarks, SpokenDocumentRows, useRowSpeech } from "./document-row"
import { DocumentSearch } from "./document-search"

type DocumentListViewProps = {
  page: DocumentPage
  filters: DocumentFilters
  /** The address of this list; a document is at `base/id`. */
  base: string
  /** The given name of the patient, for everybody but herself. */
  patientName?: string
  /** The groups that may be seen; a tab for the most usual of them. */
  groups: readonly DocumentGroup[]
  /** Given when the list is being narrowed. */
  facets?: Facets
  /** A professional looks. */
  inCare?: boolean
}

const TABS: readonly DocumentGroup[] = ["lab_results", "prescriptions", "consultations", "hospital", "imaging", "vaccinations"]

/** The documents of a space, for the patient, for a caregiver, and in a preview: the same list, of what each may see. */
export function DocumentListView(props: DocumentListViewProps) {
  const { page, filters, base, patientName, facets, inCare } = props
  return (
    <>
      <DocumentSearch base={base} filters={filters} />
      <GroupTabs {...props} />
      <Narrowing base={base} filters={filters} facets={facets} />
      {page.lines.length === 0 && <Nothing filters={filters} patientName={patientName} inCare={inCare} />}
      <Months {...props} />
      <Pages {...props} />
    </>
  )
}

function GroupTabs({ filters, base, groups, inCare }: DocumentListViewProps) {
  const t = useWords("documents")
  const locale = useLanguage()
  const { group, unread } = filters
  const shown = groups.filter((one) => TABS.includes(one) || one === group)
  const href = (change: Parameters<typeof filterQuery>[1]) =>
    base + filterQuery({ ...filters, group: undefined, unread: undefined }, change)
  const items = [
    { href: href({}), label: t("tabs.all"), current: !group && !unread },
    // To a professional a document is new, and not "to read".
    ...(inCare ? [] : [{ href: href({ unread: "1" }), label: t("tabs.unread"), current: Boolean(unread) && !group }]),
    ...shown.map((one) => ({
      href: href({ group: one }),
      label: groupLabel(one, locale),
      current: one === group,
      isWideOnly: one !== group,
    })),
  ]
  return <Tabs label={t("tabs.label")} items={items} />
}

function Narrowing({ base, filters, facets }: Pick<DocumentListViewProps, "base" | "filters" | "facets">) {
  const t = useWords("documents")
  if (facets) return <DocumentFilterForm base={base} filters={filters} facets={facets} />
  const query = filterQuery(filters)
  return (
    <p className="print:hidden">
      <a href={`${base}${query}${query ? "&" : "?"}narrow=1`} className="lone-link">
        {t("narrow.open")}
      </a>
    </p>
  )
}

function Months({ page, base, patientName }: DocumentListViewProps) {
  const speech = useRowSpeech()
  const { f } = speech
  const marks = rowMarks(page.lines, speech, patientName)
  const heard = documentsApart(page.lines, speech, patientName)
  return byMonth(page.lines).map(({ month, lines }) => {
    const title = f.day(month, "month")
    return (
      <MonthCard key={month} title={capital(title)}>
        <SpokenDocumentRows lines={lines} base={base} patientName={patientName} speech={speech} marks={marks} heard={heard} />
      </MonthCard>
    )
  })
}

function Pages({ page, filters, base, facets }: DocumentListViewProps) {
  const t = useWords("documents")
  const narrow = facets ? "&narrow=1" : ""
  const at = (way: "newer" | "older", cursor: string | null) =>
    cursor ? { href: `${base}${filterQuery(filters, { [way]: cursor })}${narrow}`, label: t(`list.${way}`) } : undefined
  return <Pagination label={t("list.pages")} newer={at("newer", page.newer)} older={at("older", page.older)} />
}

function Nothing({ filters, patientName, inCare }: Pick<DocumentListViewProps, "filters" | "patientName" | "inCare">) {
  const t = useWords("documents")
  const { group, year, author, unread, q } = filters
  if (unread && !group && !year && !author && !q) {
    return (
      <EmptyState icon="done" title={t("empty.titleUnread")}>
        {t("empty.textUnread")}
      </EmptyState>
    )
  }
  if (isFiltered(filters)) {
    return (
      <EmptyState icon="search" title={t("empty.titleFiltered")}>
        {t("empty.textFiltered")}
      </EmptyState>
    )
  }
  if (inCare) return <EmptyState title={t("empty.titleCare")}>{t("empty.textCare")}</EmptyState>
  return patientName ? (
    <EmptyState title={t("empty.titleOther")}>{t("empty.textOther", { name: patientName })}</EmptyState>
  ) : (
    <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>
  )
}

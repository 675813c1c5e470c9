import { AnswerView } from "@/components/search/answer-view"
import { FoundMessages } from "@/components/search/found-messages"
import { SearchForm } from "@/components/search/search-form"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeading } from "@/components/ui/page-heading"
import { pageSectionOf } from "@/lib/access/sections"
import { useFormats, useWords } from "@/lib/request/words"
import { MOST_TYPED } from "@/lib/search/schema"
import { patientPage } from "../../patient-page"
import { readAnswer } from "./reads"

/** Looks for words in all that may be read in a space. */
export default async function SearchPage({ params, searchParams }: PageProps<"/patients/[patientId]/search">) {
  const { patientId } = await params
  const query = await searchParams
  return patientPage(
    patientId,
    [],
    (access) => readAnswer(access, query),
    (shown) => <Search {...shown} patientId={patientId} />,
  )
}

type SearchProps = Awaited<ReturnType<typeof readAnswer>> & { patientId: string }

function Search({ patientId, typed, sections, readsMessages, said, ...around }: SearchProps) {
  const [t, space, f] = [useWords("search"), useWords("space"), useFormats()]
  if (sections.length === 0 && !readsMessages) {
    return (
      <>
        <PageHeading title={t("title")} />
        <EmptyState icon="search" title={t("nothingTitle")}>
          {t("nothingText")}
        </EmptyState>
      </>
    )
  }
  // Sections that share a page are called by it.
  const pages = [...new Set(sections.map((section) => pageSectionOf(`view:${section}`) ?? section))]
  const read = readsMessages ? [...pages, "messages"] : pages
  const names = f.list(read.map((section) => space(`sections.${section}`).toLowerCase()))
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead", { sections: names })} />
      <SearchForm patientId={patientId} typed={typed.slice(0, MOST_TYPED)} />
      <AnswerView {...around} typed={typed} patientId={patientId} sections={names} isElsewhere={said.length > 0} />
      <FoundMessages patientId={patientId} found={said} />
    </>
  )
}

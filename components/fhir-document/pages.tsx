import type { FhirPages } from "@/lib/fhir/schema"
import type { Say } from "../narrative/around"
import { keyed } from "../narrative/keyed"
import { Card } from "../ui/card"

type PagesProps = { pages: FhirPages; pageAddress: (page: number) => string; say: Say }

/** The parts of a long document with the page on which each begins, so that nobody takes one for absent. */
export function Contents({ pages: { page, count, contents }, pageAddress, say }: PagesProps) {
  if (count === 1) return null
  return (
    <Card title={say("contents")}>
      <nav aria-label={say("contents")}>
        <ul className="flex flex-col">
          {keyed(contents, ({ title }) => title).map(({ key, item: part }) => (
            <li key={key}>
              <a href={`${part.page === page ? "" : pageAddress(part.page)}#${part.anchor}`} className="lone-link">
                {say("on_page", { title: part.title, page: part.page })}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </Card>
  )
}

/** Back and on in a document that is shown in pages. */
export function Turning({ pages: { page, count }, pageAddress, say }: PagesProps) {
  if (count === 1) return null
  const link = (to: number, word: string) => (
    <a href={pageAddress(to)} className="lone-link">
      {say(word)}
    </a>
  )
  return (
    <nav aria-label={say("pages")} className="flex flex-wrap items-center gap-6">
      {page > 1 && link(page - 1, "previous_page")}
      <span>{say("page", { page, pages: count })}</span>
      {page < count && link(page + 1, "next_page")}
    </nav>
  )
}

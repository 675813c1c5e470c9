import { useWords } from "@/lib/request/words"

/** What the browser calls the page, in its tab and its history: its own heading, then the site. */
export function PageTitle({ title }: { title: string }) {
  return <title>{`${title} · ${useWords("layout")("name")}`}</title>
}

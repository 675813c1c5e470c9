import type { TextView } from "@/lib/documents/download/text/rules"
import { words } from "@/lib/request/words"
import { Notice } from "../ui/notice"
import { SectionHeading } from "../ui/page-heading"

/** The words of a document as large as a heading, page after page, line after line. */
export async function LargeText({ reading }: { reading: { text: TextView } | { fault: string } }) {
  const t = await words("documents")
  if ("fault" in reading) {
    const isTold = reading.fault === "away" || reading.fault === "damaged"
    return (
      <Notice tone="danger" title={t("problems.title")}>
        <p>{t(isTold ? `problems.${reading.fault}` : "largeText.fault")}</p>
      </Notice>
    )
  }
  const { texts, ...turning } = reading.text
  return (
    <>
      {texts.map(({ page, text, isCut }) => (
        <section key={page} className="flex flex-col gap-4">
          <SectionHeading title={t("largeText.page", { page })} />
          {text === "" && <p>{t("largeText.picture")}</p>}
          {text !== "" && <p className="text-page-wide leading-relaxed break-words whitespace-pre-line">{text}</p>}
          {isCut && <p>{t("largeText.cut")}</p>}
        </section>
      ))}
      <Turning {...turning} />
    </>
  )
}

async function Turning({ part, parts }: Pick<TextView, "part" | "parts">) {
  if (parts <= 1) return null
  const t = await words("documents")
  const link = (to: number, word: string) => (
    <a href={`?part=${to}`} className="lone-link">
      {word}
    </a>
  )
  return (
    <nav aria-label={t("largeText.parts")} className="flex flex-wrap gap-6">
      {part > 1 && link(Math.min(part - 1, parts), t("largeText.previous"))}
      {part < parts && link(part + 1, t("largeText.next"))}
    </nav>
  )
}

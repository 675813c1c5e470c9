import { DocumentRow } from "@/components/documents/document-row"
import { MonthCard } from "@/components/ui/list-row"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { Pagination } from "@/components/ui/pagination"
import { listDocuments } from "@/lib/documents/queries"
import { byMonth } from "@/lib/documents/rules"
import { parseFilters } from "@/lib/documents/schema"
import { formats, words } from "@/lib/request/words"
import { previewPage } from "./preview-page"

/** Her space, exactly as the person will see it, before anything is sent and ever after. */
export default async function PreviewPage({ params, searchParams }: PageProps<"/patients/[patientId]/preview/[lensId]">) {
  const place = await params
  const { older, newer } = parseFilters(await searchParams)
  const here = `/patients/${place.patientId}/preview/${place.lensId}`
  return previewPage(place, async (view, { caregiverName: name }) => {
    const page = await listDocuments(view, { older, newer })
    const t = await words("space")
    const f = await formats()
    return (
      <>
        <PageHeading kicker={t("preview.kicker")} title={t("preview.title", { name })} lead={t("preview.lead", { name })} />
        {page.lines.length === 0 && <Notice>{t("preview.noDocuments", { name })}</Notice>}
        {byMonth(page.lines).map(({ month, lines }) => (
          <MonthCard key={month} title={f.dateTime(new Date(`${month}-15T12:00:00Z`), { month: "long", year: "numeric" })}>
            {lines.map((line) => (
              <DocumentRow key={line.id} line={line} href={`${here}/documents/${line.id}`} />
            ))}
          </MonthCard>
        ))}
        <Pagination
          label={t("preview.documents")}
          newer={page.newer ? { href: `${here}?newer=${page.newer}`, label: t("preview.newer") } : undefined}
          older={page.older ? { href: `${here}?older=${page.older}`, label: t("preview.older") } : undefined}
        />
      </>
    )
  })
}

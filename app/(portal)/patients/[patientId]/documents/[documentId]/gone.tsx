import { sayInstantDay, sayTime } from "@/components/care/care-words"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import type { Gone } from "@/lib/documents/withdrawing/queries"
import { words } from "@/lib/request/words"

/** Where a document was that its depositor took back: whoever could read it is told so, and by whom. */
export async function GoneDocument({ gone, list }: { gone: Gone; list: string }) {
  const t = await words("documents")
  const said = {
    by: gone.isYou ? "you" : "other",
    author: gone.by,
    date: await sayInstantDay(gone.at),
    time: await sayTime(gone.at),
  }
  return (
    <>
      <PageHeading title={t("withdraw.goneTitle")} lead={t("withdraw.gone", said)} />
      <ButtonLink href={list} tone="secondary">
        {t("detail.back")}
      </ButtonLink>
    </>
  )
}

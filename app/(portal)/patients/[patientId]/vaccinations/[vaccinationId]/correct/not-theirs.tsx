import { ButtonLink } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { useWords } from "@/lib/request/words"

/** A line that somebody else wrote, and that is not theirs to change. */
export function NotTheirs({ back }: { back: string }) {
  const t = useWords("vaccinations")
  return (
    <>
      <PageHeading title={t("correct.title")} />
      <Notice>{t("errors.of_its_author")}</Notice>
      <ButtonLink href={back} tone="secondary">
        {t("detail.back")}
      </ButtonLink>
    </>
  )
}

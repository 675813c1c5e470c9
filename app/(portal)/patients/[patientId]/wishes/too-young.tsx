import { ButtonLink } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import type { WishKind } from "@/lib/wishes/rules"
import { tooYoungFor } from "./gestures"

/** Said in place of a form that would refuse at its end: from which age on, and what can be done before. */
export async function TooYoung({ patientId, kind }: { patientId: string; kind: WishKind }) {
  const [t, common] = [await words("wishes"), await words("common")]
  return (
    <>
      <PageHeading kicker={t("titleOwn")} title={t(`kinds.${kind}.title`)} lead={t(tooYoungFor(kind))} />
      <Notice>
        <p>{t("tooYoung")}</p>
      </Notice>
      <ButtonLink tone="secondary" href={`/patients/${patientId}/wishes`}>
        {common("back")}
      </ButtonLink>
    </>
  )
}

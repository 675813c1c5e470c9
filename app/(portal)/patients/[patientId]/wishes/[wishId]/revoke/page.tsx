import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { WishWords } from "@/components/wishes/wish-words"
import { words } from "@/lib/request/words"
import { requireWish } from "@/lib/wishes/queries"
import { ANSWERS } from "@/lib/wishes/rules"
import { patientPage } from "../../../../patient-page"
import { revokeWish } from "../../actions"

/** What taking a wish back does, and the one gesture that does it. */
export default async function RevokePage({ params }: PageProps<"/patients/[patientId]/wishes/[wishId]/revoke">) {
  const { patientId, wishId } = await params
  return patientPage(
    patientId,
    ["edit:wishes", "view:wishes"],
    async (access) => ({ wish: await requireWish(access, wishId) }),
    async ({ wish }) => {
      const t = await words("wishes")
      return (
        <>
          <PageHeading kicker={t("titleOwn")} title={t(`revoke.${wish.kind}.title`)} lead={t(`revoke.${wish.kind}.text`)} />
          <Card>
            <WishWords wish={wish} answers={ANSWERS[wish.kind]} documents={`/patients/${patientId}/documents`} />
          </Card>
          <p className="max-w-text">{t("revoke.kept")}</p>
          <AskedForm
            action={revokeWish}
            hidden={{ patientId, wishId }}
            words={await formWords(t(`revoke.${wish.kind}.submit`))}
            tone="danger"
          >
            <ButtonLink tone="secondary" href={`/patients/${patientId}/wishes`}>
              {t("revoke.cancel")}
            </ButtonLink>
          </AskedForm>
        </>
      )
    },
    { width: "question" },
  )
}

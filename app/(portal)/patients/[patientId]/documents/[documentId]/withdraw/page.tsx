import { sayTime } from "@/components/care/care-words"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { getOwnDeposit, type OwnDeposit } from "@/lib/documents/withdrawing/queries"
import { words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { patientPage } from "../../../../patient-page"
import { withdrawDocument } from "../../actions"
import { ButtonForm } from "../../button-form"
import { sayTooLate } from "../too-late"

/** One question before a deposit made by mistake is taken back, and what becomes of it; after the hour, what else can be done. */
export default async function WithdrawPage({ params }: PageProps<"/patients/[patientId]/documents/[documentId]/withdraw">) {
  const { patientId, documentId } = await params
  const list = `/patients/${patientId}/documents`
  return patientPage(
    patientId,
    ["add:documents"],
    async (access) => ({
      deposit: await getOwnDeposit(access, documentId),
      mayRead: access.may("view:documents") !== null,
      mayDelete: access.may("edit:documents") !== null,
    }),
    async ({ space, deposit, mayRead, mayDelete }) => {
      const t = await words("documents")
      const back = mayRead && deposit.title ? `${list}/${documentId}` : `${list}/add`
      return (
        <>
          <PageHeading title={t("withdraw.title")} lead={deposit.withdrawal.isOpen ? t("withdraw.lead") : undefined} />
          <Card>
            <p className="font-heading text-large">
              {deposit.title ?? t("withdraw.untitled", { time: await sayTime(deposit.depositedAt) })}
            </p>
          </Card>
          {deposit.withdrawal.isOpen ? (
            <Question deposit={deposit} space={space} documentId={documentId} />
          ) : (
            <Notice tone="attention" title={t("withdraw.lateTitle")}>
              <p>{await sayTooLate(space)}</p>
            </Notice>
          )}
          <Actions>
            {!deposit.withdrawal.isOpen && mayDelete && (
              <ButtonLink href={`${list}/${documentId}/delete`}>{t("withdraw.delete")}</ButtonLink>
            )}
            <ButtonLink href={back} tone="secondary">
              {t(deposit.withdrawal.isOpen ? "withdraw.cancel" : "withdraw.back")}
            </ButtonLink>
          </Actions>
        </>
      )
    },
    { width: "question" },
  )
}

type QuestionProps = { deposit: OwnDeposit; space: SpaceHeader; documentId: string }

async function Question({ deposit: { readers, withdrawal }, space, documentId }: QuestionProps) {
  const t = await words("documents")
  const whose = space.isOwn ? "mine" : "other"
  return (
    <>
      <p>{t("withdraw.files")}</p>
      <p>{readers === null ? t("withdraw.perhapsRead") : t("withdraw.read", { count: readers })}</p>
      <p>{t("withdraw.journal", { whose, name: space.givenName })}</p>
      <ButtonForm
        action={withdrawDocument}
        fields={{ patientId: space.patientId, documentId }}
        label={t("withdraw.submit")}
        tone="danger"
        words={{ summary: t("summary"), waiting: t("waiting") }}
      />
      <p className="text-soft">{t("withdraw.until", { time: await sayTime(withdrawal.until) })}</p>
    </>
  )
}

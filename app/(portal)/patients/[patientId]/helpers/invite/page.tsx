import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { MinorNotice } from "../../../../minor-notice"
import { patientPage } from "../../../patient-page"
import { draftInvitation } from "../actions"
import { DraftCard } from "../draft-card"
import { readBegun } from "../reads"

/** Before an invitation is begun: what will be asked and what happens then; nothing is made by opening this page. */
export default async function StartPage({ params }: PageProps<"/patients/[patientId]/helpers/invite">) {
  const { patientId } = await params
  return patientPage(
    patientId,
    ["edit:delegations"],
    readBegun,
    async ({ drafts, mayInvite }) => {
      if (!mayInvite) return <MinorNotice about="grant" back={`/patients/${patientId}/helpers`} />
      const [t, common] = [await words("invitation"), await words("common")]
      return (
        <>
          <PageHeading title={t("start.title")} lead={t("start.lead")} />
          <Card title={t("start.then")}>
            <ol className="flex list-decimal flex-col gap-3 pl-6">
              {[1, 2, 3, 4].map((number) => (
                <li key={number}>{t(`start.step${number}`)}</li>
              ))}
            </ol>
            <p className="text-soft">{t("start.pause")}</p>
          </Card>
          <AskedForm action={draftInvitation} hidden={{ patientId }} words={await formWords(t("start.begin"))}>
            <ButtonLink href={`/patients/${patientId}/helpers`} tone="secondary">
              {common("back")}
            </ButtonLink>
          </AskedForm>
          {drafts.length > 0 && <DraftCard patientId={patientId} drafts={drafts} />}
        </>
      )
    },
    { width: "question" },
  )
}

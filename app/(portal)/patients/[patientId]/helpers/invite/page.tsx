import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { proposedName } from "@/lib/invitation/asking/rules"
import { stepsOf } from "@/lib/invitation/rules"
import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import { MinorNotice } from "../../../../minor-notice"
import { patientPage } from "../../../patient-page"
import { draftInvitation } from "../actions"
import { DraftCard } from "../draft-card"
import { readBegun } from "../reads"
import { WhoForm } from "./who-form"
import { whoQuestions } from "./who-questions"

/** The first of five questions; nothing is made by opening this page, and a draft by its answer. */
export default async function StartPage({ params, searchParams }: PageProps<"/patients/[patientId]/helpers/invite">) {
  const { patientId } = await params
  const name = proposedName((await searchParams).name)
  return patientPage(
    patientId,
    ["edit:delegations"],
    readBegun,
    async ({ drafts, mayInvite }) => {
      if (!mayInvite) return <MinorNotice about="grant" back={`/patients/${patientId}/helpers`} />
      const [t, common] = [await words("invitation"), await words("common")]
      return (
        <>
          <PageHeading
            kicker={t("kicker", { step: 1, total: stepsOf(false).length })}
            title={t("who.title")}
            lead={t("who.lead")}
          />
          {name && (
            <Notice title={t("who.asked", { name })}>
              <p>{t("who.askedText")}</p>
            </Notice>
          )}
          <WhoForm
            action={draftInvitation}
            sentences={await sentencesOf("invitation")}
            hidden={{ patientId }}
            asked={await whoQuestions()}
            initial={{ name }}
            words={await formWords(common("continue"))}
          >
            <ButtonLink href={`/patients/${patientId}/helpers`} tone="secondary">
              {common("back")}
            </ButtonLink>
          </WhoForm>
          {drafts.length > 0 && <DraftCard patientId={patientId} drafts={drafts} mayResume />}
        </>
      )
    },
    { width: "question" },
  )
}

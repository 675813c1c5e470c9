import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import { MinorNotice } from "../../../../../minor-notice"
import { patientPage } from "../../../../patient-page"
import { WhoForm } from "../../../helpers/invite/who-form"
import { whoQuestions } from "../../../helpers/invite/who-questions"
import { readBegun } from "../../../helpers/reads"
import { inviteWatcher } from "../actions"

/** Who will see who comes, and nothing else: the list, the question asked alone and the invitation follow as ever. */
export default async function InviteWatcherPage({ params }: PageProps<"/patients/[patientId]/journal/watchers/invite">) {
  const { patientId } = await params
  const back = `/patients/${patientId}/journal/watchers`
  return patientPage(
    patientId,
    ["edit:delegations"],
    readBegun,
    async ({ mayInvite }) => {
      if (!mayInvite) return <MinorNotice about="grant" back={back} />
      const [t, common] = [await words("watching"), await words("common")]
      return (
        <>
          <PageHeading title={t("invite.title")} lead={t("invite.lead")} />
          <WhoForm
            action={inviteWatcher}
            sentences={await sentencesOf("invitation")}
            hidden={{ patientId }}
            asked={await whoQuestions()}
            initial={{}}
            words={await formWords(common("continue"))}
          >
            <ButtonLink href={back} tone="secondary">
              {common("back")}
            </ButtonLink>
          </WhoForm>
        </>
      )
    },
    { section: "journal", width: "question" },
  )
}

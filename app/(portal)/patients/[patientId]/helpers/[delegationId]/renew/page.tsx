import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import { MinorNotice } from "../../../../../minor-notice"
import { UntilForm } from "../../until-form"
import { ifUnableQuestion, untilQuestions } from "../../until-questions"
import { renew } from "../actions"
import { helperPage } from "../helper-page"
import { readGiven } from "../reads"

/** A new period from today, and what happens at its end. */
export default async function RenewPage({ params }: PageProps<"/patients/[patientId]/helpers/[delegationId]/renew">) {
  return helperPage(params, readGiven, async ({ helper }, ids) => {
    const back = `/patients/${ids.patientId}/helpers/${ids.delegationId}`
    if (!helper.mayGrant) return <MinorNotice about="grant" back={back} />
    const [t, common] = [await words("delegation"), await words("common")]
    const name = helper.caregiverName
    return (
      <>
        <PageHeading title={t("renew.title", { name })} lead={t("renew.lead", { name })} />
        <UntilForm
          action={renew}
          sentences={await sentencesOf("delegation")}
          hidden={{ ...ids, version: String(helper.version) }}
          asked={[...(await untilQuestions(name, helper.now, helper.durationMonths)), await ifUnableQuestion(name)]}
          initial={{
            months: String(helper.durationMonths),
            atEnd: helper.atEnd,
            continuesIfUnable: helper.continuesIfUnable ? "yes" : "no",
          }}
          words={await formWords(t("renew.submit"))}
        >
          <ButtonLink tone="secondary" href={back}>
            {common("back")}
          </ButtonLink>
        </UntilForm>
      </>
    )
  })
}

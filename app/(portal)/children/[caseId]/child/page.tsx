import { sentencesOf } from "@/lib/request/refusals"
import { words } from "@/lib/request/words"
import { BIRTH_COUNTRIES, CHILD_SEXES } from "@/lib/review/asking/rules"
import { BackLink, StepHeading, stepPage } from "../request-page"
import { ChildForm } from "./child-form"

/** Who the child is, as the birth certificate says. */
export default async function ChildPage({ params }: PageProps<"/children/[caseId]/child">) {
  return stepPage(params, async (request) => {
    const [t, common] = [await words("children"), await words("common")]
    const { caseId, birthName, givenNames, sex, birthDate, birthTown, birthCountry } = request
    const [france, elsewhere] = BIRTH_COUNTRIES
    return (
      <>
        <StepHeading step="child" title={t("child.title")} lead={t("child.lead")} />
        <ChildForm
          caseId={caseId}
          initial={{
            birthName: birthName ?? "",
            givenNames: givenNames ?? "",
            sex: sex ?? "",
            birthDate: birthDate ?? "",
            birthTown: birthTown ?? "",
            birthCountry: birthCountry ?? "",
          }}
          sexes={CHILD_SEXES.map((value) => ({ value, label: t(`child.${value}`) }))}
          countries={[
            { value: france, label: t("child.france") },
            { value: elsewhere, label: t("child.elsewhere") },
          ]}
          sentences={await sentencesOf("children")}
          words={{
            summary: common("errorSummary"),
            submit: common("continue"),
            waiting: common("waiting"),
            date: { dayWord: common("day"), monthWord: common("month"), yearWord: common("year") },
            ...t.raw("child"),
          }}
        >
          <BackLink request={request} step="child" />
        </ChildForm>
      </>
    )
  })
}

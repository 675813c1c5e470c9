import { refusalSentences } from "@/lib/request/refusals"
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
          words={{
            summary: common("errorSummary"),
            submit: common("continue"),
            waiting: common("waiting"),
            date: { dayWord: common("day"), monthWord: common("month"), yearWord: common("year") },
            refusals: await childRefusals(),
            ...t.raw("child"),
          }}
        >
          <BackLink request={request} step="child" />
        </ChildForm>
      </>
    )
  })
}

const CODES = [
  "children.birth_name",
  "children.given_names",
  "children.sex",
  "children.birth_date",
  "children.birth_town",
  "children.birth_country",
] as const

/** What the browser's check says, by the code of the schema. */
async function childRefusals(): Promise<Record<string, string>> {
  const say = await refusalSentences()
  return Object.fromEntries(CODES.map((code) => [code, say(code)]))
}

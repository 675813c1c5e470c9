import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { writtenName } from "@/lib/identity/rules"
import { words } from "@/lib/request/words"
import { PARENT_RELATIONS } from "@/lib/review/asking/rules"
import { answerRelation } from "../../actions"
import { BackLink, StepHeading, stepPage } from "../request-page"

/** What who asks is to the child. */
export default async function RelationPage({ params }: PageProps<"/children/[caseId]/relation">) {
  return stepPage(params, async (request) => {
    const [t, common] = [await words("children"), await words("common")]
    const name = writtenName(request.firstGivenName ?? "")
    const title = t("relation.title", { name, named: name ? "yes" : "no" })
    const options = PARENT_RELATIONS.map((value) => ({
      value,
      label: t(`relation.${value}`),
      hint: value === "other" ? t("relation.otherHint") : undefined,
    }))
    return (
      <>
        <StepHeading step="relation" title={title} lead={t("relation.lead")} />
        <AskedForm
          action={answerRelation}
          hidden={{ caseId: request.caseId }}
          asked={[{ kind: "one", name: "relation", label: title, labelShown: false, options }]}
          initial={{ relation: request.relation ?? "" }}
          words={await formWords(common("continue"))}
        >
          <BackLink request={request} step="relation" />
        </AskedForm>
      </>
    )
  })
}

import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { writtenName } from "@/lib/identity/rules"
import { sentencesOf } from "@/lib/request/refusals"
import { formats, words } from "@/lib/request/words"
import type { Twin } from "@/lib/review/deciding/queries"
import { caseNumber, majorityOn } from "@/lib/review/rules"
import { acceptCase } from "../../actions"
import { childName, writtenDay } from "../../desk-words"
import { AnswerForm } from "../answer-form"
import { casePage } from "../case-page"
import { readAcceptance } from "../reads"

/** Yes: what opens, for whom and until when; and whether a space of the same traits is the same child's. */
export default async function AcceptPage({ params }: PageProps<"/review/[caseId]/accept">) {
  return casePage(params, readAcceptance, async ({ view, twins }) => {
    const { caseId, version, requesterName: requester, birthDate } = view
    const [t, common] = [await words("review"), await words("common")]
    const date = await writtenDay(majorityOn(birthDate))
    return (
      <>
        <PageHeading
          kicker={t("number", { number: caseNumber(caseId) })}
          title={t("accept.title")}
          lead={t("accept.lead", { child: childName(view), requester, date })}
        />
        <AnswerForm
          action={acceptCase}
          hidden={{ caseId, version: String(version) }}
          space={twins.length > 0 ? await sameChild(twins) : undefined}
          own={{ label: t("accept.words"), hint: t("accept.wordsHint"), optional: common("optional") }}
          words={await formWords(t("accept.submit"))}
          sentences={await sentencesOf("review")}
        >
          <ButtonLink href={`/review/${caseId}`} tone="secondary">
            {common("back")}
          </ButtonLink>
        </AnswerForm>
      </>
    )
  })
}

async function sameChild(twins: readonly Twin[]) {
  const [t, f] = [await words("review"), await formats()]
  const options = twins.map(({ patientId, name, birthPlace, parents }) => ({
    value: patientId,
    label: t("accept.sameOne", { name: writtenName(name), place: birthPlace ?? t("accept.noPlace") }),
    hint: t("accept.sameHintOne", { parents: parents.length > 0 ? f.list(parents) : t("accept.noParents") }),
  }))
  return {
    label: t("accept.same"),
    hint: t("accept.sameHint"),
    options: [...options, { value: "new", label: t("accept.new"), hint: t("accept.newHint") }],
  }
}

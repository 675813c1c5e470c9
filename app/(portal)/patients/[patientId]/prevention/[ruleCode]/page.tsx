import { Why } from "@/components/prevention/why"
import { Details } from "@/components/ui/details"
import { PageHeading } from "@/components/ui/page-heading"
import { sentencesOf } from "@/lib/request/refusals"
import { language, words } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { readOne } from "../reads"
import { DoneForm } from "./done-form"
import { NotForMeForm } from "./not-for-me-form"

/** One check-up or screening: when it was done, or that it is not for the person. */
export default async function OnePreventionPage({ params }: PageProps<"/patients/[patientId]/prevention/[ruleCode]">) {
  const { patientId, ruleCode } = await params
  const all = `/patients/${patientId}/prevention`
  return patientPage(
    patientId,
    ["view:prevention", "act:prevention"],
    (access) => readOne(access, ruleCode),
    async ({ entry, mayDecide }) => {
      const [t, common, locale] = [await words("prevention"), await words("common"), await language()]
      const { title, what } = entry.rule.words[locale]
      const sentences = await sentencesOf("prevention")
      const shared = { summary: t("summary"), waiting: t("waiting") }
      const { not, ...form } = t.raw("detail")
      const days = { dayWord: common("day"), monthWord: common("month"), yearWord: common("year") }
      const isByTest = entry.rule.rhythm.kind === "after_test"
      const choices = (list: readonly string[], of: string) => list.map((value) => ({ value, label: t(`${of}.${value}`) }))
      return (
        <>
          <PageHeading title={title} lead={what} />
          <DoneForm
            fixed={{ patientId, code: ruleCode }}
            tests={isByTest ? choices(["cytology", "hpv"], "tests") : undefined}
            page={`${all}/${ruleCode}`}
            words={{ ...form, ...shared, ...days }}
            sentences={sentences}
          />
          {mayDecide && (
            <Details summary={not.title}>
              <NotForMeForm
                fixed={{ patientId, code: ruleCode }}
                reasons={choices(["followed_otherwise", "does_not_apply", "does_not_want"], "reasons")}
                words={{ ...not, ...shared }}
                sentences={sentences}
              />
            </Details>
          )}
          <Details summary={t("due.why")}>
            <Why entry={entry} />
          </Details>
          <p>
            <a href={all} className="lone-link">
              {t("detail.back")}
            </a>
          </p>
        </>
      )
    },
    { width: "question" },
  )
}

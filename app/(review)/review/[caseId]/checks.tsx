import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { Card } from "@/components/ui/card"
import { words } from "@/lib/request/words"
import type { Zoom } from "@/lib/review/evidence/rules"
import type { CaseView } from "@/lib/review/queries"
import { CHECKS } from "@/lib/review/rules"
import { checkCase } from "../actions"

type ChecksProps = {
  view: CaseView
  /** The page of a paper that they are ticked beside, and come back to; else they come back to the case. */
  beside?: { evidenceId: string; page: number; zoom: Zoom }
}

/** What the papers must show, ticked by who has read them. */
export async function Checks({ view: { caseId, version, checks }, beside }: ChecksProps) {
  const t = await words("review")
  const options = CHECKS.map((value) => ({ value, label: t(`checks.${value}`) }))
  const place = beside ? { ...beside, page: String(beside.page) } : {}
  return (
    <Card title={t("checks.title")} id="checks">
      <p className="max-w-text text-soft">{t("checks.lead")}</p>
      {beside && <p className="max-w-text text-soft">{t("checks.saveFirst")}</p>}
      <AskedForm
        action={checkCase}
        hidden={{ caseId, version: String(version), ...place }}
        asked={[{ kind: "many", name: "checks", label: t("checks.field"), labelShown: false, options }]}
        initial={{ checks }}
        words={await formWords(t("checks.submit"))}
        tone="secondary"
      />
    </Card>
  )
}

import { Card } from "@/components/ui/card"
import { ruleValue } from "@/lib/reference/dated-rules"
import { words } from "@/lib/request/words"
import type { Right } from "./list"

/** A right in plain words, the way to exercise it, and how to get what has no page yet. */
export async function RightCard({ patientId, right }: { patientId: string; right: Right }) {
  const [t, reference] = [await words("rights"), await words("reference")]
  const { name, article, isOfGdpr, at, atToo, isPartly } = right
  const hours = reference("unit.hour", { value: ruleValue("consultation_lasts").value / 60 })
  return (
    <Card title={t(`items.${name}.title`)}>
      <p className="text-small text-soft">{t(isOfGdpr ? "gdpr" : "article", { article })}</p>
      <p className="max-w-text">{t(`items.${name}.text`, { hours })}</p>
      <p className="flex flex-wrap gap-x-6">
        <a href={`/patients/${patientId}/${at}`} className="lone-link">
          {t(`items.${name}.link`)}
        </a>
        {atToo && (
          <a href={`/patients/${patientId}/${atToo}`} className="lone-link">
            {t(`items.${name}.linkToo`)}
          </a>
        )}
      </p>
      {isPartly && <p className="max-w-text text-soft">{t(`items.${name}.meanwhile`)}</p>}
    </Card>
  )
}

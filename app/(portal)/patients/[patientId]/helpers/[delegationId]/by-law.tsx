import { BulletList } from "@/components/ui/bullet-list"
import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { Notice } from "@/components/ui/notice"
import { words } from "@/lib/request/words"
import type { HelperShown } from "./helper-page"
import { Use } from "./use"

/** An access that rests on the law: why it stands, what it gives and what was done with it. Nothing here changes or ends it. */
export async function ByLaw({ helper, patientId }: { helper: HelperShown; patientId: string }) {
  const t = await words("delegation")
  const { caregiverName: name, state } = helper
  return (
    <>
      <p className="max-w-text">{t("byLaw.why", { name, state })}</p>
      {state !== "ended" && (
        <Card title={t("byLaw.can", { name })}>
          <BulletList items={([1, 2, 3] as const).map((place) => t(`byLaw.can${place}`))} />
          <p>{t("byLaw.never")}</p>
        </Card>
      )}
      <Card>
        <DescriptionList
          items={[{ term: t("detail.use", { name }), description: <Use helper={helper} patientId={patientId} /> }]}
        />
      </Card>
      {state !== "ended" && (
        <Notice>
          <p>{t("byLaw.end")}</p>
          <a href="/help" className="lone-link">
            {t("byLaw.help")}
          </a>
        </Notice>
      )}
    </>
  )
}

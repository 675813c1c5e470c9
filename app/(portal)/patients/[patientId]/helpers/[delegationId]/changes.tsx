import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { words } from "@/lib/request/words"
import { draftWidening, resume, suspend } from "./actions"
import type { HelperShown } from "./helper-page"

type Ids = { patientId: string; delegationId: string }

/** Everything that can be changed about an access that is open, waiting or paused. */
export async function Changes({ helper, ids }: { helper: HelperShown; ids: Ids }) {
  const t = await words("delegation")
  const { state } = helper
  if (state !== "open" && state !== "waiting" && state !== "suspended") return null
  const here = `/patients/${ids.patientId}/helpers/${ids.delegationId}`
  return (
    <Card title={t("detail.change")}>
      <p className="text-soft">{t("detail.changeHint")}</p>
      <Actions>
        <ButtonLink tone="secondary" href={`${here}/narrow`}>
          {t("detail.narrow")}
        </ButtonLink>
        {state === "open" && helper.mayGrant && !helper.widening && (
          <AskedForm action={draftWidening} hidden={ids} words={await formWords(t("detail.widen"))} tone="secondary" />
        )}
        {state === "open" && helper.mayGrant && (
          <ButtonLink tone="secondary" href={`${here}/renew`}>
            {t("detail.renew")}
          </ButtonLink>
        )}
        {state === "open" && (
          <AskedForm action={suspend} hidden={ids} words={await formWords(t("detail.pause"))} tone="secondary" />
        )}
        {state === "suspended" && (
          <AskedForm action={resume} hidden={ids} words={await formWords(t("detail.resume"))} tone="secondary" />
        )}
      </Actions>
      {state !== "waiting" && (
        <Actions>
          <ButtonLink tone="danger" href={`${here}/revoke`}>
            {t("detail.revoke", { name: helper.caregiverName })}
          </ButtonLink>
        </Actions>
      )}
    </Card>
  )
}

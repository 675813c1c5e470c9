import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import type { Actor } from "@/lib/access/actor"
import { getPhone } from "@/lib/account/phone/queries"
import { shownNumber } from "@/lib/platform/sms/number"
import { words } from "@/lib/request/words"

/** The number that text messages go to, and the way to give, confirm or take it away. */
export async function PhoneCard({ actor }: { actor: Actor }) {
  const [t, { phone, pendingPhone }] = [await words("account"), await getPhone(actor)]
  return (
    <Card title={t("phone.card")}>
      <p>{phone ? t("phone.current", { phone: shownNumber(phone) }) : t("phone.none")}</p>
      {pendingPhone && <p>{t("phone.pending", { phone: shownNumber(pendingPhone) })}</p>}
      <Actions>
        <ButtonLink href="/account/phone" tone="secondary">
          {t(pendingPhone ? "phone.openCode" : phone ? "phone.openChange" : "phone.open")}
        </ButtonLink>
      </Actions>
    </Card>
  )
}

import type { Actor } from "@/lib/access/actor"
import { getPhone, sendsSms } from "@/lib/account/phone/queries"
import { getContact } from "@/lib/account/queries"
import { getNoticeSettings } from "@/lib/notices/settings/queries"
import { shownNumber } from "@/lib/platform/sms/number"
import { words } from "@/lib/request/words"

type HowToldProps = { actor: Actor; what?: "answer" | "reminder" }

/** How this person will hear of an answer or a reminder: as they chose, by a mail or an SMS only where an address or a number was confirmed. */
export async function HowTold({ actor, what = "answer" }: HowToldProps) {
  const [t, { email, isConfirmed }] = [await words("account"), await getContact(actor)]
  const { answers, reminders } = await getNoticeSettings(actor)
  const way = what === "reminder" ? reminders : answers
  const { phone } = way === "sms" && sendsSms() ? await getPhone(actor) : { phone: null }
  if (phone) return <p>{t("told.sms", { phone: shownNumber(phone), what })}</p>
  if (email && isConfirmed && (way === "at_once" || way === "sms")) return <p>{t("told.mail", { email, what })}</p>
  if (email && isConfirmed)
    return (
      <p>
        {t(`told.${way}`, { what })}{" "}
        <a href="/account/notices/choices" className="lone-link">
          {t("choices.open")}
        </a>
      </p>
    )
  return (
    <p>
      {t("told.here", { what })}{" "}
      <a href="/account" className="lone-link">
        {t("told.link")}
      </a>
    </p>
  )
}

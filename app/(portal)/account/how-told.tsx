import type { Actor } from "@/lib/access/actor"
import { getContact } from "@/lib/account/queries"
import { getNoticeSettings } from "@/lib/notices/settings/queries"
import { words } from "@/lib/request/words"

type HowToldProps = { actor: Actor; what?: "answer" | "reminder" }

/** How this person will hear of an answer or a reminder: as they chose, and by a mail only where an address was confirmed. */
export async function HowTold({ actor, what = "answer" }: HowToldProps) {
  const [t, { email, isConfirmed }] = [await words("account"), await getContact(actor)]
  const { answers, reminders } = await getNoticeSettings(actor)
  const way = what === "reminder" ? reminders : answers
  if (email && isConfirmed && way === "at_once") return <p>{t("told.mail", { email, what })}</p>
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

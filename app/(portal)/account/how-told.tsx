import type { Actor } from "@/lib/access/actor"
import { getContact } from "@/lib/account/queries"
import { words } from "@/lib/request/words"

type HowToldProps = { actor: Actor; what?: "answer" | "reminder" }

/** How this person will hear of an answer or a reminder: by a mail only where an address was confirmed. */
export async function HowTold({ actor, what = "answer" }: HowToldProps) {
  const [t, { email, isConfirmed }] = [await words("account"), await getContact(actor)]
  if (email && isConfirmed) return <p>{t("told.mail", { email, what })}</p>
  return (
    <p>
      {t("told.here", { what })}{" "}
      <a href="/account" className="lone-link">
        {t("told.link")}
      </a>
    </p>
  )
}

import type { Actor } from "@/lib/access/actor"
import { getContact } from "@/lib/account/queries"
import { words } from "@/lib/request/words"

/** How this person will hear of an answer: by a mail only where an address was confirmed. */
export async function HowTold({ actor }: { actor: Actor }) {
  const [t, { email, isConfirmed }] = [await words("account"), await getContact(actor)]
  if (email && isConfirmed) return <p>{t("told.mail", { email })}</p>
  return (
    <p>
      {t("told.here")}{" "}
      <a href="/account" className="lone-link">
        {t("told.link")}
      </a>
    </p>
  )
}

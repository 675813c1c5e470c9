import "server-only"
import { and, asc, eq, isNotNull, isNull } from "drizzle-orm"
import { emergencyContacts } from "@/drizzle/schema/emergency"
import type { Language } from "@/drizzle/vocabulary"
import type { OnCard } from "@/lib/access/card-access"
import type { CardBlock } from "@/lib/emergency-card/rules"
import { relationWord } from "@/lib/reference/relations"
import { wordsIn } from "@/lib/words/translator"

/** Whom to call, as the card says it: those whom the person confirmed. */
export async function readContactsOnCard({ tx, patientId }: OnCard, language: Language): Promise<CardBlock | null> {
  const t = wordsIn(language, "emergency")
  const { name, relation, telephone, position, id, confirmedAt, removedAt } = emergencyContacts
  const rows = await tx
    .select({ name, relation, telephone })
    .from(emergencyContacts)
    .where(and(eq(emergencyContacts.patientId, patientId), isNotNull(confirmedAt), isNull(removedAt)))
    .orderBy(asc(position), asc(id))
  if (rows.length === 0) return null
  const lines = rows.map((row) => ({
    text: t("contacts.named", { name: row.name, relation: relationWord(row.relation, "unknown", language) }),
    telephone: row.telephone,
  }))
  return { key: "contacts", title: t("contacts.title"), lines }
}

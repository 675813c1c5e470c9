import "server-only"
import { and, eq, isNull, sql } from "drizzle-orm"
import { wishes } from "@/drizzle/schema/wishes"
import type { Language } from "@/drizzle/vocabulary"
import type { OnCard } from "@/lib/access/card-access"
import type { CardBlock } from "@/lib/emergency-card/rules"
import { relationWord } from "@/lib/reference/relations"
import { wordsIn } from "@/lib/words/translator"
import { HIDDEN_FROM_PROFESSIONALS } from "../rules"

/** That there are directives, and who the trusted person is; never what was written, and nothing of what is hidden from professionals. */
export async function readWishesOnCard({ tx, patientId }: OnCard, language: Language): Promise<CardBlock | null> {
  const t = wordsIn(language, "wishes")
  const rows = await tx
    .select({ kind: wishes.kind, said: wishes.said })
    .from(wishes)
    .where(
      and(
        ...[eq(wishes.patientId, patientId), isNull(wishes.endedAt), isNull(wishes.deletedAt)],
        sql`not ${wishes.marks} && array[${HIDDEN_FROM_PROFESSIONALS}]::text[]`,
        sql`not relais.document_is_hidden(${wishes.patientId}, ${wishes.sourceDocumentId})`,
      ),
    )
  const find = (kind: string) => rows.find((row) => row.kind === kind)?.said
  const trusted = find("trusted_person")
  const lines: CardBlock["lines"] = [
    ...(find("directives") ? [{ text: t("onCard.directives") }] : []),
    ...(trusted ? [trustedLine(trusted)] : []),
  ]
  return lines.length > 0 ? { key: "wishes", title: t("title"), lines } : null

  function trustedLine({ name = "", relation = "other", telephone }: Record<string, string>) {
    const text = t("onCard.trusted", { name, relation: relationWord(relation, "unknown", language) })
    return telephone ? { text, telephone } : { text }
  }
}

import "server-only"
import { and, desc, eq, isNull, ne, sql } from "drizzle-orm"
import type { LineSection } from "@/drizzle/line-vocabulary"
import { practised } from "@/drizzle/practised"
import { lineTable } from "@/drizzle/schema/profile"
import { AUTHOR_KINDS, type Language, oneOf, type Practised } from "@/drizzle/vocabulary"
import type { OnCard } from "@/lib/access/card-access"
import { contestedAs } from "@/lib/access/contested"
import type { CardBlock, CardLine } from "@/lib/emergency-card/rules"
import { writeContested } from "@/lib/rectifications/listed/rules"
import { wordsIn } from "@/lib/words/translator"
import { HIDDEN_FROM_PROFESSIONALS } from "../rules"

const MOST = 30

/**
 * What a section of the profile says on the card: what holds now, whoever said it, with what an allergy does and how a treatment
 * is taken, whether it waits or is contested, and that there is more where there is. What was set apart, as intimate, from professionals or from one caregiver, is never on it.
 */
const readOnCard =
  (section: LineSection) =>
  async ({ tx, patientId }: OnCard, language: Language): Promise<CardBlock | null> => {
    const t = wordsIn(language, "profile")
    const table = lineTable(section)
    const none = sql<string | null>`null`
    const rows = await tx
      .select({
        label: table.label,
        saysNone: table.saysNone,
        state: table.state,
        contested: contestedAs(table, patientId),
        reaction: table.reaction ?? none,
        dose: table.dose ?? none,
        rhythm: table.rhythm ?? none,
        ...saidBy(table),
      })
      .from(table)
      .where(
        and(
          eq(table.patientId, patientId),
          isNull(table.deletedAt),
          isNull(table.endedOn),
          ne(table.state, "entered_in_error"),
          eq(table.sensitivity, "not"),
          sql`not relais.kept_from_somebody(${table.patientId}, ${section}, ${table.id})`,
          sql`not ${table.marks} && array['INVISIBLE_PATIENT', ${HIDDEN_FROM_PROFESSIONALS}]::text[]`,
        ),
      )
      .orderBy(desc(table.enteredAt), desc(table.id))
      .limit(MOST + 1)
    if (rows.length === 0) return null
    const lines: CardLine[] = rows.slice(0, MOST).map((row) => {
      const { label, saysNone, state, contested, reaction, dose, rhythm } = row
      const said = saysNone ? [t(`none.${section}`)] : [label, reaction, dose, rhythm].filter((word) => typeof word === "string")
      const waits = state === "proposed" ? t("states.proposed").toLowerCase() : null
      const doubts = [waits, writeContested(contested, language)].filter((word) => word !== null).join(", ")
      return { text: doubts ? `${said.join(", ")} (${doubts})` : said.join(", "), said: saidOf(row) }
    })
    if (rows.length > MOST) lines.push({ text: t("onCard.more") })
    return { key: section, title: t(`sections.${section}`), lines }
  }

const saidBy = (table: ReturnType<typeof lineTable>) => ({
  enteredAt: table.enteredAt,
  authorKind: table.authorKind,
  authorName: table.authorName,
  authorProfession: practised(table.authorProfession, table.authorAccountId),
  confirmedAt: table.confirmedAt,
  confirmedByKind: table.confirmedByKind,
  confirmedByName: table.confirmedByName,
  confirmedByProfession: practised(table.confirmedByProfession, table.confirmedByAccountId),
})

type Row = Record<"authorKind" | "authorName", string> &
  Record<"confirmedByKind" | "confirmedByName", string | null> &
  Record<"authorProfession" | "confirmedByProfession", Practised | null> & { enteredAt: Date; confirmedAt: Date | null }

/** By their names, the same for everybody: a card is not read as somebody's. */
function saidOf(row: Row): CardLine["said"] {
  const { confirmedByKind: by, confirmedByName: name, confirmedAt: at } = row
  const author = { kind: oneOf(AUTHOR_KINDS, row.authorKind), name: row.authorName, profession: row.authorProfession }
  return {
    author: { ...author, relation: null, isYou: false },
    enteredAt: row.enteredAt,
    confirmed:
      by && name && at ? { kind: oneOf(AUTHOR_KINDS, by), name, profession: row.confirmedByProfession, isYou: false, at } : null,
  }
}

export const readAllergiesOnCard = readOnCard("allergies")
export const readConditionsOnCard = readOnCard("conditions")
export const readMedicationsOnCard = readOnCard("medications")
export const readDevicesOnCard = readOnCard("devices")

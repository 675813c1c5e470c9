import "server-only"
import { and, desc, eq, isNull, ne, sql } from "drizzle-orm"
import type { LineSection } from "@/drizzle/line-vocabulary"
import { lineTable } from "@/drizzle/schema/profile"
import type { Language } from "@/drizzle/vocabulary"
import type { OnCard } from "@/lib/access/card-access"
import type { CardBlock } from "@/lib/emergency-card/rules"
import { wordsIn } from "@/lib/words/translator"
import { HIDDEN_FROM_PROFESSIONALS } from "../rules"

const MOST = 30

/**
 * What a section of the profile says on the card: what holds now, whoever said it, with what an allergy does and how a treatment
 * is taken, and that there is more where there is. What was set apart, as intimate, from professionals or from one caregiver, is never on it.
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
        reaction: table.reaction ?? none,
        dose: table.dose ?? none,
        rhythm: table.rhythm ?? none,
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
    const lines = rows.slice(0, MOST).map(({ label, saysNone, state, reaction, dose, rhythm }) => {
      const said = saysNone ? [t(`none.${section}`)] : [label, reaction, dose, rhythm].filter((word) => typeof word === "string")
      return { text: state === "proposed" ? `${said.join(", ")} (${t("states.proposed").toLowerCase()})` : said.join(", ") }
    })
    if (rows.length > MOST) lines.push({ text: t("onCard.more") })
    return { key: section, title: t(`sections.${section}`), lines }
  }

export const readAllergiesOnCard = readOnCard("allergies")
export const readConditionsOnCard = readOnCard("conditions")
export const readMedicationsOnCard = readOnCard("medications")
export const readDevicesOnCard = readOnCard("devices")

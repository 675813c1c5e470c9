import { sql } from "drizzle-orm"
import { check, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core"
import { FACES, SESSION_END_REASONS } from "../vocabulary"
import { accounts } from "./accounts"
import { bytea, instant, isOneOf } from "./columns"

/** One row is one sign-in on one device; the cookie holds the opaque id, the row only its SHA-256.
 * Before the actor is known a row is found by the function `find_session` only; afterwards by `app.actor`. */
export const sessions = pgTable(
  "sessions",
  {
    idHash: bytea("id_hash").primaryKey(),
    /** Names the session in the person's own list; it opens nothing. */
    publicId: uuid("public_id").notNull().default(sql`uuidv7()`),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id),
    face: text("face").notNull(),
    acr: text("acr"),
    startedAt: instant("started_at").notNull().defaultNow(),
    lastSeenAt: instant("last_seen_at").notNull().defaultNow(),
    /** Twelve hours after the sign-in at most, however much it is used. */
    expiresAt: instant("expires_at").notNull(),
    idleSeconds: integer("idle_seconds").notNull(),
    /** When the person last signed in anew on purpose. */
    steppedUpAt: instant("stepped_up_at"),
    endedAt: instant("ended_at"),
    endReason: text("end_reason"),
    /** A few words from the browser's name, so that the person knows the device again: "Firefox, Windows". */
    device: text("device").notNull(),
    /** The place of practice picked for this session. */
    exercice: jsonb("exercice").$type<Record<string, string | null>>(),
    /** The places of practice the provider listed, kept until one is picked. */
    exerciceChoices: jsonb("exercice_choices").$type<Record<string, string | null>[]>().notNull().default([]),
    /** The provider's id_token, encrypted with a key of the portal: it is shown back at sign-out. */
    idTokenCiphertext: bytea("id_token_ciphertext"),
  },
  (table) => [
    unique("two_sessions_with_one_public_id").on(table.publicId),
    index("sessions_by_account").on(table.accountId, table.startedAt),
    isOneOf("session_face_is_known_word", table.face, FACES),
    isOneOf("session_end_reason_is_known_word", table.endReason, SESSION_END_REASONS),
    check("session_lasts_at_most_twelve_hours", sql`${table.expiresAt} <= ${table.startedAt} + interval '12 hours'`),
    check("idle_time_is_fixed_by_face", sql`${table.idleSeconds} = case ${table.face} when 'citizen' then 1800 else 900 end`),
    check("ended_session_has_a_reason", sql`(${table.endedAt} is null) = (${table.endReason} is null)`),
  ],
)

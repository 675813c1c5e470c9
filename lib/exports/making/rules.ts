import { type SQL, sql } from "drizzle-orm"
import type { ExportFailure } from "@/drizzle/vocabulary"
import { TamperedError } from "@/lib/platform/keys/encryption"
import { WrongKeyError } from "@/lib/platform/keys/keyring"
import { ObjectMissingError, StorageFullError } from "@/lib/platform/objects/store"
import { MINUTES_AFTER, MINUTES_READY } from "../rules"

/** As the database counts: how long the file lies ready, and how long after it was taken. */
export const readyFor: SQL = sql.raw(`interval '${MINUTES_READY} minutes'`)
export const keptAfter: SQL = sql.raw(`interval '${MINUTES_AFTER} minutes'`)

/** A document that was to go into it is there no more, or not as it was. */
export class ChangedMeanwhileError extends Error {
  override name = "ChangedMeanwhileError"
}

const CHANGED = [ChangedMeanwhileError, ObjectMissingError, TamperedError, WrongKeyError]

/** What no second attempt would change; null for a fault that may be over the next time. */
export function failureOf(error: unknown): ExportFailure | null {
  if (error instanceof StorageFullError) return "full"
  return CHANGED.some((kind) => error instanceof kind) ? "changed" : null
}

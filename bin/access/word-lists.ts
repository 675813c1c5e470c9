import { BASES, DELEGATION_BASES } from "@/drizzle/vocabulary"
import { consent } from "@/lib/access/bases/consent"
import { AUDIT_ACTIONS, DELEGABLE_PERMISSIONS, ITEM_SECTIONS, PERMISSIONS, permissionsOf } from "@/lib/access/sections"
import { BY_CARD_CODE, TASKS } from "@/lib/access/tasks"
import { SEARCHED_SECTIONS } from "@/lib/search/rules"

/** One row is a CHECK that keeps a column to a closed list of words: `one` word, or an array of which `all` are words. */
export type WordList = {
  table: string
  constraint: string
  column: string
  kind: "one" | "all"
  words: readonly string[]
  /** Rows for which this SQL is true may hold anything. */
  unless?: string
}

/** The lists whose words change with what Relais knows of: current like the rest of drizzle/access, and in no migration. */
export const WORD_LISTS: readonly WordList[] = [
  { table: "delegations", constraint: "basis_is_known_word", column: "basis", kind: "one", words: DELEGATION_BASES },
  {
    table: "delegations",
    constraint: "permission_that_can_be_held",
    column: "permissions",
    kind: "all",
    words: [...new Set(DELEGATION_BASES.flatMap((basis) => permissionsOf(basis)))],
  },
  {
    table: "delegations",
    constraint: "permission_that_can_be_given",
    column: "permissions",
    kind: "all",
    words: DELEGABLE_PERMISSIONS,
    unless: `basis <> '${consent.word}'`,
  },
  { table: "audit_events", constraint: "audit_action_is_known_word", column: "action", kind: "one", words: AUDIT_ACTIONS },
  { table: "audit_events", constraint: "audit_task_is_known_word", column: "task", kind: "one", words: [...TASKS, BY_CARD_CODE] },
  { table: "audit_events", constraint: "audit_basis_is_known_word", column: "basis", kind: "one", words: BASES },
  { table: "audit_events", constraint: "audit_permission_is_known_word", column: "permission", kind: "one", words: PERMISSIONS },
  ...["item_exclusions", "item_places", "item_reads", "item_words"].map((table) => ({
    table,
    constraint: `${table}_section_holds_items`,
    column: "section",
    kind: "one" as const,
    words: table === "item_words" ? SEARCHED_SECTIONS : ITEM_SECTIONS,
  })),
]

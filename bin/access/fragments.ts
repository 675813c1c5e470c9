import { currentMember } from "@/lib/access/bases/care-team"
import { openConsultation } from "@/lib/access/bases/consultation"
import { openDelegation } from "@/lib/access/bases/delegated"
import {
  authoredItems,
  basesByLaw,
  governingBases,
  hasAuthored,
  knownTies,
  liveBases,
  setByWhoRepresents,
} from "@/lib/access/bases/in-sql"
import { TASKS } from "@/lib/access/tasks"

/** What `{{…}}` stands for in drizzle/access: pieces of SQL that follow from what `lib/access` knows, rather than typed. */
export const FRAGMENTS: Readonly<Record<string, string>> = {
  live_bases: liveBases(),
  governing_bases: governingBases(),
  known_ties: knownTies(),
  authored_items: authoredItems(),
  has_authored: hasAuthored(),
  bases_by_law: basesByLaw(),
  set_by_who_represents: setByWhoRepresents(),
  /** Conditions on a row of `care_team_members m`, of `consultations c` and of `delegations d`. */
  current_member: currentMember("m"),
  open_consultation: openConsultation("c"),
  open_delegation: openDelegation("d"),
  /** The names of the worker's jobs, quoted. */
  jobs: TASKS.map((task) => `'${task}'`).join(", "),
}

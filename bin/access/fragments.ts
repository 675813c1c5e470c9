import { KINDS_OF, NOTICE_GROUPS, URGENT_KINDS } from "@/drizzle/notice-vocabulary"
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
import { ITEM_SECTIONS } from "@/lib/access/sections"
import { TASKS } from "@/lib/access/tasks"
import { ABOUT_ANSWERS, ABOUT_ITEMS } from "@/lib/notices/rules"
import { LISTED, SEARCHED_SECTIONS, type SearchedSection } from "@/lib/search/rules"

const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(", ")

const openSpace = "(p.closing_asked_at is null or not relais.is_shut(p.closing_asked_at))"

/** The newest lines of one section in which something is found, before a moment, by the index that its own list has. */
function newestOf(section: SearchedSection): string {
  const { at, gone } = LISTED[section]
  return `(select '${section}'::text, id, ${at} from public.${section}
    where patient_id = patient and ${gone} is null and (${at}, id) < (older_at, older_id) order by ${at} desc, id desc limit most)`
}

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
  /** Conditions on a row of `patients p`: the space is not shut; or it is who asks who comes back to it. */
  open_space: openSpace,
  open_to_actor: `(${openSpace} or p.holder_account_id = (select relais.current_actor()))`,
  /** The names of the worker's jobs, quoted. */
  jobs: quoted(TASKS),
  /** The kinds of notices that nobody turns off, quoted. */
  urgent_notices: quoted(URGENT_KINDS),
  /** The sections that hold items, each in a table of its name, quoted. */
  item_sections: quoted(ITEM_SECTIONS),
  /** The newest lines of every section that is searched. */
  searched_lines: SEARCHED_SECTIONS.map(newestOf).join(" union all "),
  /** The sections whose items notices tell of. */
  told_sections: quoted([...new Set([...ABOUT_ITEMS, ...ABOUT_ANSWERS].map(({ section }) => section))]),
  /** What a row of `notice_settings s` says of any other. */
  chosen_way: `case ${NOTICE_GROUPS.map((group) => `when asked_kind in (${quoted(KINDS_OF[group])}) then s.${group}`).join(" ")} end`,
}

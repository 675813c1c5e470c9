import { ITEM_SECTIONS } from "@/lib/access/sections"
import { TASKS } from "@/lib/access/tasks"

/**
 * What `{{…}}` stands for in drizzle/access: pieces of SQL that are composed rather than typed. In each of them `p` is the
 * patient asked about, and `(select relais.current_actor())` who asks.
 */
export const FRAGMENTS: Readonly<Record<string, string>> = {
  /** A condition: the actor has a live basis in the space of `p` now. */
  live_bases: `
        p.holder_account_id = (select relais.current_actor())
        or exists (
          select from public.delegations d
          where d.patient_id = p.patient_id
            and d.caregiver_account_id = (select relais.current_actor())
            and d.status in ('waiting', 'active')
            and d.opens_at <= now() and now() < d.closes_at)
        or ((exists (
              select from public.care_team_members m
              where m.patient_id = p.patient_id
                and m.professional_account_id = (select relais.current_actor())
                and m.removed_at is null
                offset 0)
            or exists (
              select from public.consultations c
              where c.patient_id = p.patient_id
                and c.professional_account_id = (select relais.current_actor())
                and c.ended_at is null and c.opened_at <= now() and now() < c.closes_at
                offset 0))
          and not exists (
              select from public.blocked_professionals b
              where b.patient_id = p.patient_id
                and b.professional_account_id = (select relais.current_actor())))`,

  /** A condition: the actor decides for `p` now. */
  governing_bases: `
        p.holder_account_id = (select relais.current_actor())
        or exists (
          select from public.delegations d
          where d.patient_id = p.patient_id and d.caregiver_account_id = (select relais.current_actor())
            and d.basis = 'parental_authority' and d.status = 'active' and d.opens_at <= now() and now() < d.closes_at)`,

  /** A query that gives `patient_id`: patients asked for with whom the actor has a tie that lets him know their name. */
  known_ties: `
      select d.patient_id
      from public.delegations d
      where d.patient_id = any ((select relais.asked_patients())::uuid[])
        and d.caregiver_account_id = (select relais.current_actor())
        and (d.status = 'accepted' or (d.status in ('waiting', 'active', 'suspended') and now() < d.closes_at))`,

  /** A query that gives `patient_id`: patients asked for, for whom the actor wrote an item of some section. */
  authored_items: ITEM_SECTIONS.map(
    (section) => `
      select i.patient_id
      from public.${section} i
      where i.patient_id = any ((select relais.asked_patients())::uuid[])
        and i.author_account_id = (select relais.current_actor()) and i.author_kind = 'professional'`,
  ).join("\n      union"),

  /** A condition: the actor wrote an item of some section for `asked_patient`. */
  authored_here: ITEM_SECTIONS.map(
    (section) => `exists (select from public.${section} i
        where i.patient_id = asked_patient and i.author_account_id = relais.current_actor() and i.author_kind = 'professional')`,
  ).join("\n      or "),

  /** The names of the worker's jobs, quoted. */
  jobs: TASKS.map((task) => `'${task}'`).join(", "),
}

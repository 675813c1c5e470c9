import "server-only"
import { sql } from "drizzle-orm"
import { documents } from "@/drizzle/schema/documents"
import { SEXES } from "@/drizzle/vocabulary"
import { currentMember } from "@/lib/access/bases/care-team"
import { openConsultation } from "@/lib/access/bases/consultation"
import { professionalSees } from "@/lib/access/items-within"
import type { OwnAccess } from "@/lib/access/own-access"
import { type Shown, traceListed } from "@/lib/access/own-lines"
import { writtenName } from "@/lib/identity/rules"
import { readableTypes } from "@/lib/reference/habilitation"
import { type Caseload, type CaseloadPatient, isCalled, newsFirst } from "./rules"

/** The patients of a professional's care teams, the consultations that are open, and what waits for its announcement. */
export async function listCaseload(own: OwnAccess, typed: string): Promise<Caseload> {
  const patients = await readPatients(own)
  const team = newsFirst(patients.filter(({ isInCareTeam, name }) => isInCareTeam && isCalled(name, typed)))
  const consultations = patients.filter(({ consultationClosesAt }) => consultationClosesAt)
  const waiting = patients.filter(({ awaited }) => awaited.length > 0)
  const shown = new Set([...team, ...consultations, ...waiting])
  await traceListed(own, [...shown].map(shownInTeam))
  const awaited = waiting
    .flatMap(({ patientId, name, awaited: own }) => own.map((document) => ({ ...document, patientId, name })))
    .sort((a, b) => a.announceOn.localeCompare(b.announceOn))
  return { team, consultations, awaited }
}

/** The spaces that are closed to him now and in which something that he deposited lies. */
export async function listClosedSpaces(own: OwnAccess): Promise<CaseloadPatient[]> {
  const patients = await readPatients(own)
  const closed = patients.filter(({ isInCareTeam, consultationClosesAt }) => !isInCareTeam && !consultationClosesAt)
  const shown = closed.filter(({ deposits }) => deposits > 0)
  await traceListed(own, shown.map(shownInTeam))
  return shown.sort((a, b) => a.name.localeCompare(b.name, "fr"))
}

function shownInTeam({ patientId, isInCareTeam, consultationClosesAt }: CaseloadPatient): Shown {
  const inConsultation = consultationClosesAt ? "consultation" : null
  return { patientId, basis: isInCareTeam ? "care_team" : inConsultation, delegationId: null }
}

type Row = {
  patient_id: string
  first_given_name: string
  used_name: string | null
  birth_name: string
  birth_date: string
  sex: string
  is_in_care_team: boolean
  is_attending_doctor: boolean
  closes_at: string | null
  visited_at: string | null
  new_documents: number
  deposits: number
  awaited: { id: string; announce_on: string; deposited_at: string }[] | null
}

/**
 * One statement for all of it. Who is kept out, or whose time is over, finds neither team nor consultation here: the
 * database's own policies hide both, and leave what he deposited.
 */
async function readPatients(own: OwnAccess): Promise<CaseloadPatient[]> {
  const { tx, actor, treatedPatientIds } = own
  if (!actor.exercice || treatedPatientIds.length === 0) return []
  const me = sql`${actor.accountId}::uuid`
  const readable = professionalSees(
    documents,
    { types: readableTypes(actor.exercice) },
    actor.accountId,
    sql`m.is_attending_doctor`,
  )
  const rows = await tx.execute<Row>(sql`
    select p.patient_id, p.first_given_name, p.used_name, p.birth_name, p.birth_date::text, p.sex,
      m.patient_id is not null as is_in_care_team, coalesce(m.is_attending_doctor, false) as is_attending_doctor,
      c.closes_at, v.visited_at, coalesce(news.number, 0) as new_documents, deposited.number as deposits, deposited.awaited
    from patients p
    left join care_team_members m
      on m.patient_id = p.patient_id and m.professional_account_id = ${me} and ${sql.raw(currentMember("m"))}
    left join lateral (
      select max(c.closes_at) as closes_at from consultations c
      where c.patient_id = p.patient_id and c.professional_account_id = ${me}
        and ${sql.raw(openConsultation("c"))}) c on true
    left join space_visits v on v.patient_id = p.patient_id and v.account_id = ${me}
    left join lateral (
      select count(*)::int as number from ${documents}
      where ${documents.patientId} = p.patient_id and ${documents.deletedAt} is null
        and ${documents.depositedAt} > coalesce(v.visited_at, '-infinity')
        and ${documents.authorAccountId} is distinct from ${me} and ${readable}) news on m.patient_id is not null
    cross join lateral (
      select count(*)::int as number, jsonb_agg(
        jsonb_build_object('id', d.id, 'announce_on', d.announce_on, 'deposited_at', d.deposited_at))
        filter (where d.announce_on <= (now() at time zone 'Europe/Paris')::date) as awaited
      from documents d
      where d.patient_id = p.patient_id and d.author_account_id = ${me} and d.author_kind = 'professional'
        and d.deleted_at is null) deposited
    where p.patient_id = any (${sql.param([...treatedPatientIds])}::uuid[])`)
  return rows.map(toPatient)
}

function toPatient(row: Row): CaseloadPatient {
  const family = row.used_name ?? row.birth_name
  return {
    patientId: row.patient_id,
    name: `${writtenName(family)} ${writtenName(row.first_given_name)}`,
    birthDate: row.birth_date,
    sex: SEXES.find((word) => word === row.sex) ?? "unknown",
    isInCareTeam: row.is_in_care_team,
    isAttendingDoctor: row.is_attending_doctor,
    consultationClosesAt: instant(row.closes_at),
    lastVisitAt: instant(row.visited_at),
    newDocuments: row.new_documents,
    deposits: row.deposits,
    awaited: (row.awaited ?? []).map(({ id, announce_on, deposited_at }) => ({
      documentId: id,
      announceOn: announce_on,
      depositedAt: new Date(deposited_at),
    })),
  }
}

const instant = (text: string | Date | null): Date | null => (text === null ? null : new Date(text))

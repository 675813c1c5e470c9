import { PlaceHeading } from "@/components/layout/place-heading"
import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Details } from "@/components/ui/details"
import { EmptyState } from "@/components/ui/empty-state"
import { List, ListRow } from "@/components/ui/list-row"
import type { getCareCircle } from "@/lib/care-circle/queries"
import { formats } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import type { Formats } from "@/lib/words/formats"
import { day } from "../helpers/words"
import { endConsultation } from "./actions"
import { Done } from "./done"
import { Gesture } from "./gesture"
import { type CareWords, calledHere, careWords, hourOf, practiceWords } from "./words"

type Circle = Awaited<ReturnType<typeof getCareCircle>>
type Said = { base: string; t: CareWords; f: Formats }

type OwnCircleProps = { space: SpaceHeader; circle: Circle; done: unknown }

/** The professionals around a patient: who is in consultation, the team, who was seen, who is kept out; the code stands first. */
export async function OwnCircle({ space, circle, done }: OwnCircleProps) {
  const [t, f] = [await careWords(space), await formats()]
  const { patientId, isOwn } = space
  const base = `/patients/${patientId}/care-circle`
  const said = { base, t, f }
  return (
    <>
      <Done done={done} t={t} />
      <PlaceHeading
        space={space}
        section="care_circle"
        title={t("list.title")}
        lead={t("list.lead")}
        action={<ButtonLink href={`${base}/code`}>{t("list.giveCode")}</ButtonLink>}
      />
      {circle.open.length > 0 && <Open {...said} patientId={patientId} open={circle.open} />}
      <Team {...said} members={circle.members} />
      {circle.past.length > 0 && <Past {...said} past={circle.past} />}
      {circle.blocked.length > 0 && <Blocked {...said} blocked={circle.blocked} />}
      {isOwn && (
        <p>
          <a href={`/patients/${patientId}/journal?kind=care`} className="lone-link">
            {t("list.journal")}
          </a>
        </p>
      )}
    </>
  )
}

async function Open({ base, t, f, patientId, open }: Said & { patientId: string; open: Circle["open"] }) {
  const rows = open.map(async (visit) => (
    <ListRow
      key={visit.id}
      lead={<Avatar name={visit.name} />}
      href={`${base}/${visit.accountId}`}
      title={await calledHere(visit.name)}
      meta={await practiceWords(visit)}
    >
      <p>{t("list.openUntil", { time: hourOf(f, visit.closesAt) })}</p>
      <div className="pt-3">
        <Gesture
          action={endConsultation}
          fields={{ patientId, consultationId: visit.id }}
          label={t("list.end", { name: visit.name })}
        />
      </div>
    </ListRow>
  ))
  return (
    <Card title={t("list.open")}>
      <List label={t("list.open")}>{await Promise.all(rows)}</List>
    </Card>
  )
}

async function Team({ base, t, f, members }: Said & { members: Circle["members"] }) {
  const add = (
    <ButtonLink href={`${base}/add`} tone="secondary">
      {t("list.add")}
    </ButtonLink>
  )
  if (members.length === 0) {
    return (
      <EmptyState icon="stethoscope" title={t("list.emptyTitle")} action={add}>
        <p>{t("list.emptyText")}</p>
      </EmptyState>
    )
  }
  const rows = members.map(async (member) => (
    <ListRow
      key={member.accountId}
      lead={<Avatar name={member.name} />}
      href={`${base}/${member.accountId}`}
      title={await calledHere(member.name)}
      meta={await practiceWords(member)}
      badges={member.isAttendingDoctor && <Badge tone="green">{t("list.attending")}</Badge>}
    >
      <p className="text-small text-soft">{t("list.since", { date: day(f, member.addedAt) })}</p>
    </ListRow>
  ))
  return (
    <Card title={t("list.team")}>
      <List label={t("list.team")}>{await Promise.all(rows)}</List>
      {add}
    </Card>
  )
}

async function Past({ base, t, f, past }: Said & { past: Circle["past"] }) {
  const rows = past.map(async (visit) => (
    <ListRow
      key={visit.id}
      lead={<Avatar name={visit.name} />}
      title={await calledHere(visit.name)}
      meta={await practiceWords(visit)}
    >
      <p className="text-small text-soft">{t("list.pastOn", { date: day(f, visit.openedAt) })}</p>
      <a href={`${base}/${visit.accountId}`} className="lone-link">
        {t("list.pastAdd", { name: visit.name })}
      </a>
    </ListRow>
  ))
  return (
    <Card title={t("list.past")}>
      <List label={t("list.past")}>{await Promise.all(rows)}</List>
    </Card>
  )
}

async function Blocked({ base, t, f, blocked }: Said & { blocked: Circle["blocked"] }) {
  const rows = blocked.map(async (person) => (
    <ListRow
      key={person.accountId}
      icon="lock"
      href={`${base}/${person.accountId}`}
      title={await calledHere(person.name)}
      meta={await practiceWords({ ...person, place: null })}
    >
      <p className="text-small text-soft">{t("list.blockedOn", { date: day(f, person.blockedAt) })}</p>
    </ListRow>
  ))
  return (
    <Details summary={t("list.blockedShow", { count: blocked.length })}>
      <Card title={t("list.blocked")}>
        <List label={t("list.blocked")}>{await Promise.all(rows)}</List>
      </Card>
    </Details>
  )
}

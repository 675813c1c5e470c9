import { PlaceHeading } from "@/components/layout/place-heading"
import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import type { listCaregivers, listCareTeam } from "@/lib/care-circle/queries"
import { relationWord } from "@/lib/reference/relations"
import { formats, language, words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { day } from "../helpers/words"
import { calledHere, careWords, practiceWords } from "./words"

type Members = Awaited<ReturnType<typeof listCareTeam>>
type Caregivers = Awaited<ReturnType<typeof listCaregivers>>
type AroundProps = { space: SpaceHeader; members: Members; caregivers: Caregivers }

/** For a professional: who else treats, who helps, and what each caregiver may do; only what was granted. */
export async function Around({ space, members, caregivers }: AroundProps) {
  const t = await careWords(space)
  const { name } = space
  return (
    <>
      <PlaceHeading space={space} section="care_circle" title={t("circle.title", { name })} lead={t("circle.lead", { name })} />
      <Card title={t("circle.team")}>
        {members.length === 0 ? (
          <p>{t("circle.noTeam")}</p>
        ) : (
          <List label={t("circle.team")}>
            {members.map((member) => (
              <Member key={member.accountId} member={member} />
            ))}
          </List>
        )}
      </Card>
      <Card title={t("circle.caregivers")}>
        {caregivers.length === 0 ? (
          <p>{t("circle.noCaregiver")}</p>
        ) : (
          <List label={t("circle.caregivers")}>
            {caregivers.map((caregiver) => (
              <Caregiver key={caregiver.id} caregiver={caregiver} />
            ))}
          </List>
        )}
      </Card>
    </>
  )
}

async function Member({ member }: { member: Members[number] }) {
  const [t, f] = [await words("care"), await formats()]
  return (
    <ListRow
      lead={<Avatar name={member.name} />}
      title={await calledHere(member.name)}
      meta={await practiceWords(member)}
      badges={member.isAttendingDoctor && <Badge tone="green">{t("list.attending")}</Badge>}
    >
      <p className="text-small text-soft">{t("list.since", { date: day(f, member.addedAt) })}</p>
    </ListRow>
  )
}

async function Caregiver({ caregiver }: { caregiver: Caregivers[number] }) {
  const [t, f, locale] = [await words("care"), await formats(), await language()]
  const groupName = await words("groups")
  const { name, relation, isByLaw: isParent, permissions, groups } = caregiver
  const sees = permissions.includes("view:documents") ? groups.map((group) => groupName(`theirs.${group}`)) : []
  const can = permissions.filter((permission) => permission !== "view:documents" && permission !== "view:profile")
  const also = can.map((permission) => t(`circle.may.${permission}`))
  const readsNothing = sees.length === 0 && !can.some((permission) => permission.startsWith("view:"))
  return (
    <ListRow lead={<Avatar name={name} />} title={t("circle.named", { name, relation: relationWord(relation, null, locale) })}>
      {isParent && <p>{t("circle.seesAll")}</p>}
      {!isParent && sees.length > 0 && <p>{t("circle.sees", { items: f.list(sees) })}</p>}
      {!isParent && readsNothing && <p>{t("circle.nothing")}</p>}
      {also.length > 0 && <p className="text-soft">{t("circle.can", { items: f.list(also) })}</p>}
    </ListRow>
  )
}

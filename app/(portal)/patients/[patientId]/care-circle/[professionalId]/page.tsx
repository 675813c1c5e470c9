import { Badge } from "@/components/ui/badge"
import { BulletList } from "@/components/ui/bullet-list"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Details } from "@/components/ui/details"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import type { KnownProfessional } from "@/lib/care-circle/queries"
import { professionWord, readingOf } from "@/lib/reference/professions"
import { formats, language, words } from "@/lib/request/words"
import { day } from "../../helpers/words"
import { addMember, endConsultation, removeMember, unblockProfessional } from "../actions"
import { Done } from "../done"
import { Gesture } from "../gesture"
import { calledHere, hourOf, practiceWords } from "../words"
import { Attending } from "./attending"
import { professionalPage, type Shown } from "./professional-page"
import { Undo } from "./undo"

/** One professional: what they can read here or would, and every gesture about them. */
export default async function ProfessionalPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/care-circle/[professionalId]">) {
  const { done } = await searchParams
  return professionalPage(params, async (shown) => {
    const { professional, ids, isOwn, t } = shown
    const { name, sex, professionCodes, place, member, blockedAt } = professional
    const base = `/patients/${ids.patientId}/care-circle`
    return (
      <>
        <Done done={done} t={t}>
          <Undo {...shown} done={done} />
        </Done>
        <PageHeading
          title={await calledHere(name)}
          lead={await practiceWords({ professionCode: professionCodes[0] ?? null, sex, place })}
        />
        <States {...shown} />
        {blockedAt ? <Blocked {...shown} blockedAt={blockedAt} /> : <Reading {...shown} />}
        {!blockedAt && (member ? <Attending {...shown} /> : <Joining {...shown} />)}
        {!blockedAt && <Leaving {...shown} />}
        {isOwn && (
          <p>
            <a href={`/patients/${ids.patientId}/journal?person=${ids.professionalId}`} className="lone-link">
              {t("person.journal", { name })}
            </a>
          </p>
        )}
        <p>
          <a href={`${base}/${ids.professionalId}/complaint`} className="lone-link">
            {(await words("complaints"))("link")}
          </a>
        </p>
        <p>
          <a href={base} className="lone-link">
            {t("person.back")}
          </a>
        </p>
      </>
    )
  })
}

const openVisit = ({ visits }: KnownProfessional) => visits.find(({ isOpen }) => isOpen)

async function States({ professional, ids, t }: Shown) {
  const f = await formats()
  const visit = openVisit(professional)
  const { member, blockedAt } = professional
  if (blockedAt || (!member && !visit)) return null
  return (
    <div className="flex flex-col items-start gap-3">
      {member && <Badge tone="green">{t("person.inTeam")}</Badge>}
      {member && <p>{t("person.since", { date: day(f, member.addedAt) })}</p>}
      {visit && <Badge tone="sun">{t("person.inConsultation")}</Badge>}
      {visit && <p>{t("person.openUntil", { time: hourOf(f, visit.closesAt) })}</p>}
      {visit && (
        <Gesture action={endConsultation} fields={{ patientId: ids.patientId, consultationId: visit.id }} label={t("code.end")} />
      )}
    </div>
  )
}

/** What the profession lets them read, in words and groups; the exact role is known only when they sign in. */
async function Reading({ professional, isOwn, t }: Shown) {
  const [locale, groupName] = [await language(), await words("groups")]
  const { name, sex, professionCodes, member } = professional
  const { types, outOf, groups } = readingOf(professionCodes)
  const isIn = Boolean(member ?? openVisit(professional))
  const profession = professionWord({ code: professionCodes[0] ?? "", sex }, locale)
  const list = <BulletList items={groups.map((group) => groupName(`${isOwn ? "yours" : "theirs"}.${group}`))} />
  return (
    <Card title={t(isIn ? "person.canTitle" : "person.willTitle", { name })}>
      {!isIn && <p>{t("person.nothingNow", { name })}</p>}
      {types === 0 ? (
        <p>{t("person.none", { name })}</p>
      ) : (
        <>
          <p>{t(types === outOf ? "person.everything" : "person.profession", { profession, types, outOf })}</p>
          {member ? <Details summary={t("person.list")}>{list}</Details> : list}
        </>
      )}
      <p className="text-soft">{t(member?.isAttendingDoctor ? "person.alsoHidden" : "person.notHidden")}</p>
    </Card>
  )
}

function Joining({ ids, t }: Shown) {
  return (
    <div className="flex flex-col items-start gap-3">
      <Gesture action={addMember} fields={ids} label={t("person.add")} tone="primary" />
      <p>
        <a href={`/patients/${ids.patientId}/care-circle/code`} className="lone-link">
          {t("person.addOr")}
        </a>
      </p>
    </div>
  )
}

function Leaving({ professional: { name, member }, ids, t }: Shown) {
  return (
    <div className="flex flex-col items-start gap-3">
      {member && <p className="max-w-text text-soft">{t("person.removeText", { name })}</p>}
      {member && <Gesture action={removeMember} fields={ids} label={t("person.remove")} />}
      <ButtonLink href={`/patients/${ids.patientId}/care-circle/${ids.professionalId}/block`} tone="quiet">
        {t("person.block", { name })}
      </ButtonLink>
    </div>
  )
}

async function Blocked({ professional: { name }, ids, blockedAt, t }: Shown & { blockedAt: Date }) {
  const f = await formats()
  return (
    <>
      <Notice tone="attention" title={t("person.blockedTitle", { date: day(f, blockedAt) })}>
        <p>{t("person.blockedText")}</p>
      </Notice>
      <p className="max-w-text">{t("person.unblockText")}</p>
      <Gesture action={unblockProfessional} fields={ids} label={t("person.unblock", { name })} />
    </>
  )
}

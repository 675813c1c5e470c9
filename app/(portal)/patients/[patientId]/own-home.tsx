import { DocumentRow } from "@/components/documents/document-row"
import { Card, Columns } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import { useFormats, useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { capital } from "@/lib/words/capital"
import { AnswersDue } from "./answers-due"
import { CareCard } from "./care-card"
import { HelpersCard } from "./helpers-card"
import { InOneGesture } from "./in-one-gesture"
import { LastMeasures } from "./last-measures"
import type { OwnHomeView } from "./reads"
import { WhoCame } from "./who-came"

const SHOWN = 5

type OwnHomeProps = OwnHomeView & { space: SpaceHeader }

/**
 * The first page of a space, for the person herself and for who helps: the answer that is due, what is new, the gestures,
 * then what is around. Each pair of columns is read from left to right, so that the order is a telephone's already.
 */
export function OwnHome(props: OwnHomeProps) {
  const { space, helpers, latest, measures } = props
  return (
    <>
      <Greeting {...props} />
      {helpers && <AnswersDue patientId={space.patientId} helpers={helpers} />}
      <Columns main={latest && <News {...props} latest={latest} />} side={<InOneGesture space={space} />} />
      <Columns main={(helpers || measures) && <OwnAffairs {...props} />} side={<Around {...props} />} />
    </>
  )
}

function Greeting({ space: { isOwn, givenName }, unread, since, helpers }: OwnHomeProps) {
  const [t, f] = [useWords("space"), useFormats()]
  const date = capital(f.dateTime(new Date(), { weekday: "long", day: "numeric", month: "long" }))
  const answers = helpers?.filter(({ state }) => state === "arrived").length ?? 0
  const nothing = answers === 0 && isOwn && since !== null ? "home.nothingNew" : "home.today"
  return (
    <PageHeading
      title={t(isOwn ? "home.greeting" : "home.titleOther", { givenName })}
      lead={[
        unread > 0 ? t("home.newThings", { date, count: unread }) : t(nothing, { date }),
        ...(answers > 0 ? [t("home.answers", { count: answers })] : []),
      ].join(" ")}
    />
  )
}

type NewsProps = OwnHomeProps & { latest: NonNullable<OwnHomeView["latest"]> }

/** What was not read yet, by the day since which it is new where all of it is; without any, the latest. */
function News({ space, latest, unread, since }: NewsProps) {
  const [t, f] = [useWords("space"), useFormats()]
  const { patientId, isOwn } = space
  if (latest.lines.length === 0) {
    return isOwn ? (
      <EmptyState title={t("home.emptyTitle")}>{t("home.emptyText")}</EmptyState>
    ) : (
      <EmptyState title={t("home.emptyOther")} />
    )
  }
  const isSince = since !== null && latest.lines.every(({ depositedAt }) => depositedAt > since)
  const date = since ? f.dateTime(since, { day: "numeric", month: "long" }) : ""
  const title = unread === 0 ? t("home.latestTitle") : isSince ? t("home.sinceTitle", { date }) : t("home.unreadTitle")
  return (
    <Card title={title}>
      <List>
        {latest.lines.slice(0, SHOWN).map((line) => (
          <DocumentRow
            key={line.id}
            line={line}
            href={`/patients/${patientId}/documents/${line.id}`}
            patientName={isOwn ? undefined : space.givenName}
          />
        ))}
      </List>
      <p>
        <a href={`/patients/${patientId}/documents`} className="lone-link">
          {t(isOwn ? "home.allDocuments" : "home.allDocumentsOther")}
        </a>
      </p>
    </Card>
  )
}

/** Who helps, and the last measures. */
function OwnAffairs({ space: { patientId, isOwn }, helpers, measures, units, mayMeasure }: OwnHomeProps) {
  return (
    <>
      {helpers && <HelpersCard patientId={patientId} helpers={helpers} />}
      {measures && <LastMeasures patientId={patientId} isOwn={isOwn} lines={measures} units={units} mayAdd={mayMeasure} />}
    </>
  )
}

/** Who treats, and who came; for who helps, what they may do here. */
function Around({ space, others, circle, delegationId }: OwnHomeProps) {
  const { patientId } = space
  return (
    <>
      {circle && <CareCard space={space} circle={circle} />}
      {others ? (
        <WhoCame patientId={patientId} lines={others} />
      ) : (
        <CaregiverCard patientId={patientId} delegationId={delegationId} />
      )}
    </>
  )
}

function CaregiverCard({ patientId, delegationId }: { patientId: string; delegationId: string | null }) {
  const t = useWords("space")
  return (
    <Card title={t("home.mayTitle")}>
      <a href={`/helping/${delegationId}`} className="lone-link">
        {t("home.mayLink")}
      </a>
      <a href={`/patients/${patientId}/journal`} className="lone-link">
        {t("home.visitsLink")}
      </a>
    </Card>
  )
}

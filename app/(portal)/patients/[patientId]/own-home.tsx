import { DocumentRow } from "@/components/documents/document-row"
import { ButtonLink } from "@/components/ui/button"
import { Card, Columns } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import type { DocumentPage } from "@/lib/documents/rules"
import { formats, words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { capital } from "@/lib/words/capital"
import { CareCard } from "./care-card"
import { HealthCard } from "./health-card"
import { HelpersCard } from "./helpers-card"
import type { OwnHomeView } from "./reads"

const SHOWN = 3

/** The first page of a space, for the person herself and for who helps: what is new first. */
export function OwnHome({ space, unread, latest, mayAdd, ...side }: OwnHomeView & { space: SpaceHeader }) {
  return (
    <>
      <Greeting space={space} unread={unread} mayAdd={mayAdd} />
      <Columns
        main={latest && <Latest space={space} page={latest} isUnread={unread > 0} />}
        side={<Side space={space} {...side} />}
      />
    </>
  )
}

type GreetingProps = { space: SpaceHeader; unread: number; mayAdd: boolean }

async function Greeting({ space, unread, mayAdd }: GreetingProps) {
  const t = await words("space")
  const f = await formats()
  const { isOwn, givenName, patientId } = space
  const date = capital(f.dateTime(new Date(), { weekday: "long", day: "numeric", month: "long" }))
  const news = unread > 0 ? t("home.newThings", { date, count: unread }) : t(isOwn ? "home.nothingNew" : "home.today", { date })
  return (
    <PageHeading
      title={t(isOwn ? "home.greeting" : "home.titleOther", { givenName })}
      lead={news}
      action={
        mayAdd && (
          <ButtonLink href={`/patients/${patientId}/documents/add`} tone="secondary">
            {t("home.addDocument")}
          </ButtonLink>
        )
      }
    />
  )
}

type LatestProps = {
  space: SpaceHeader
  page: DocumentPage
  isUnread: boolean
}

async function Latest({ space, page, isUnread }: LatestProps) {
  const t = await words("space")
  const { patientId, isOwn } = space
  if (page.lines.length === 0) {
    return isOwn ? (
      <EmptyState title={t("home.emptyTitle")}>{t("home.emptyText")}</EmptyState>
    ) : (
      <EmptyState title={t("home.emptyOther")} />
    )
  }
  return (
    <Card title={t(isUnread ? "home.unreadTitle" : "home.latestTitle")}>
      <List>
        {page.lines.slice(0, SHOWN).map((line) => (
          <DocumentRow key={line.id} line={line} href={`/patients/${patientId}/documents/${line.id}`} />
        ))}
      </List>
      <p>
        <a href={`/patients/${patientId}/documents`}>{t(isOwn ? "home.allDocuments" : "home.allDocumentsOther")}</a>
      </p>
    </Card>
  )
}

type SideProps = { space: SpaceHeader } & Pick<OwnHomeView, "health" | "helpers" | "circle" | "delegationId">

/** Who treats and who helps, and who came; for who helps, what they may do here. */
function Side({ space, health, helpers, circle, delegationId }: SideProps) {
  return (
    <>
      <HealthCard patientId={space.patientId} sections={health} isOwn={space.isOwn} />
      {circle && <CareCard space={space} circle={circle} />}
      {helpers && <HelpersCard patientId={space.patientId} helpers={helpers} />}
      {helpers ? <JournalCard patientId={space.patientId} /> : <CaregiverCard delegationId={delegationId} />}
    </>
  )
}

async function JournalCard({ patientId }: { patientId: string }) {
  const t = await words("space")
  return (
    <Card title={t("home.journalTitle")}>
      <p>{t("home.journalText")}</p>
      <p>
        <a href={`/patients/${patientId}/journal`}>{t("home.journalLink")}</a>
      </p>
    </Card>
  )
}

async function CaregiverCard({ delegationId }: { delegationId: string | null }) {
  const t = await words("space")
  return (
    <Card title={t("home.mayTitle")}>
      <p>
        <a href={`/helping/${delegationId}`}>{t("home.mayLink")}</a>
      </p>
    </Card>
  )
}

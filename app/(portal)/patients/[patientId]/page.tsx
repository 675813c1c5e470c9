import { DocumentRow } from "@/components/documents/document-row"
import { ButtonLink } from "@/components/ui/button"
import { Card, Columns } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import { sumUpCareCircle } from "@/lib/care-circle/queries"
import { listHelpers } from "@/lib/delegation/queries"
import { listDocuments } from "@/lib/documents/queries"
import { formats, words } from "@/lib/request/words"
import { recordVisit } from "@/lib/space/commands"
import type { SpaceHeader } from "@/lib/space/queries"
import { drawnPage } from "../drawn-page"
import { CareCard } from "./care-card"
import { CareHome } from "./care-home"
import { readCareHome } from "./care-home-reads"
import { HealthCard, healthSections } from "./health-card"
import { HelpersCard } from "./helpers-card"

const SHOWN = 3

/** What matters today in one space: what is new, who helps, and the next gesture. */
export default async function SpacePage({ params }: PageProps<"/patients/[patientId]">) {
  const { patientId } = await params
  return drawnPage(patientId, [], async (access, header) => {
    await recordVisit(access)
    access.trace({ action: "space.viewed" })
    if (header.inCare) return <CareHome {...(await readCareHome(access, header, header.inCare))} />
    const viewing = access.may("view:documents")
    const unread = viewing && (await listDocuments(viewing, { unread: "1" }))
    const latest = viewing && (unread?.lines.length ? unread : await listDocuments(viewing, {}))
    const helping = access.may("view:delegations")
    const helpers = helping && (await listHelpers(helping))
    const choosing = access.may("edit:care_circle")
    const care = choosing && <CareCard header={header} circle={await sumUpCareCircle(choosing)} />
    const health = <HealthCard patientId={patientId} sections={healthSections(access)} isOwn={header.isOwn} />
    return (
      <>
        <Greeting header={header} unread={unread?.lines.length ?? 0} canAdd={access.may("add:documents") !== null} />
        <Columns
          main={latest && <Latest header={header} page={latest} isUnread={Boolean(unread?.lines.length)} />}
          side={
            <>
              {health}
              {care}
              {helpers ? (
                <OwnSide patientId={patientId} helpers={helpers} />
              ) : (
                <CaregiverSide delegationId={access.scope.delegationId} />
              )}
            </>
          }
        />
      </>
    )
  })
}

async function Greeting({ header, unread, canAdd }: { header: SpaceHeader; unread: number; canAdd: boolean }) {
  const t = await words("space")
  const f = await formats()
  const { isOwn, givenName, patientId } = header
  const date = capitalised(f.dateTime(new Date(), { weekday: "long", day: "numeric", month: "long" }))
  const news = unread > 0 ? t("home.newThings", { date, count: unread }) : t(isOwn ? "home.nothingNew" : "home.today", { date })
  return (
    <PageHeading
      title={t(isOwn ? "home.greeting" : "home.titleOther", { givenName })}
      lead={news}
      action={
        canAdd && (
          <ButtonLink href={`/patients/${patientId}/documents/add`} tone="secondary">
            {t("home.addDocument")}
          </ButtonLink>
        )
      }
    />
  )
}

type LatestProps = {
  header: SpaceHeader
  page: Awaited<ReturnType<typeof listDocuments>>
  isUnread: boolean
}

async function Latest({ header, page, isUnread }: LatestProps) {
  const t = await words("space")
  const { patientId, isOwn } = header
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

type OwnSideProps = { patientId: string; helpers: Awaited<ReturnType<typeof listHelpers>> }

async function OwnSide({ patientId, helpers }: OwnSideProps) {
  const t = await words("space")
  return (
    <>
      <HelpersCard patientId={patientId} helpers={helpers} />
      <Card title={t("home.journalTitle")}>
        <p>{t("home.journalText")}</p>
        <p>
          <a href={`/patients/${patientId}/journal`}>{t("home.journalLink")}</a>
        </p>
      </Card>
    </>
  )
}

async function CaregiverSide({ delegationId }: { delegationId: string | null }) {
  const t = await words("space")
  return (
    <Card title={t("home.mayTitle")}>
      <p>
        <a href={`/helping/${delegationId}`}>{t("home.mayLink")}</a>
      </p>
    </Card>
  )
}

const capitalised = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)

import { PortalPage } from "@/components/layout/portal-page"
import { Badge, type Tone } from "@/components/ui/badge"
import { Card } from "@/components/ui/card"
import { DataTable, type Row } from "@/components/ui/data-table"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeading } from "@/components/ui/page-heading"
import { Tabs } from "@/components/ui/tabs"
import { requireActor } from "@/lib/request/actor"
import { readReviewDeskIfEnrolled } from "@/lib/request/own"
import { formats, words } from "@/lib/request/words"
import { type Load, type QueueLine, readDesk } from "@/lib/review/queries"
import { caseNumber, parseQueueFilter, QUEUE_FILTERS } from "@/lib/review/rules"
import { childName, deadlineWords } from "./desk-words"
import { NotEnrolled } from "./not-enrolled"

/** The reviewers' desk: what waits, the nearest deadline first. No record is ever read here. */
export default async function ReviewPage({ searchParams }: PageProps<"/review">) {
  const filter = parseQueueFilter((await searchParams).show)
  const read = await readReviewDeskIfEnrolled((desk) => readDesk(desk, filter))
  if (!read) return <NotEnrolled name={(await requireActor("reviewer")).displayName} />
  const { lines, count, load, toDecide } = read
  const t = await words("review")
  const tabs = QUEUE_FILTERS.map((one) => ({
    href: one === "all" ? "/review" : `/review?show=${one}`,
    label: t(`filters.${one}`),
    current: one === filter,
  }))
  return (
    <PortalPage nav="reviewer" current={filter === "decided" ? "/review?show=decided" : "/review"}>
      {filter === "decided" ? (
        <PageHeading title={t("decided.title")} lead={t("decided.lead", { count })} />
      ) : (
        <PageHeading title={t("title")} lead={t("lead", { count: toDecide })} />
      )}
      <Tabs label={t("filters.label")} items={tabs} />
      {lines.length === 0 ? (
        <EmptyState icon="plan" title={t("emptyTitle")}>
          <p>{t("emptyText")}</p>
        </EmptyState>
      ) : (
        <Card>
          {count > lines.length && <p>{t("onlyFirst", { shown: lines.length, count })}</p>}
          <DataTable
            caption={t("caption")}
            columns={[
              t(filter === "decided" ? "columns.decided" : "columns.deadline"),
              t("columns.request"),
              t("columns.basis"),
              t("columns.who"),
              t("columns.state"),
            ]}
            rows={await Promise.all(lines.map(rowOf))}
          />
        </Card>
      )}
      {load.length > 0 && <LoadCard load={load} />}
    </PortalPage>
  )
}

const STATES: Record<string, Tone> = { submitted: "petrol", more_asked: "plum", accepted: "green", refused: "plain" }

async function rowOf(line: QueueLine): Promise<Row> {
  const [t, f] = [await words("review"), await formats()]
  const { id, status, held, reviewerName, relation, requesterName: requester, submittedAt, decidedAt, daysLeft } = line
  const isUrgent = !decidedAt && daysLeft <= 0 && status === "submitted"
  const day = decidedAt ? f.dateTime(decidedAt, { dateStyle: "long" }) : await deadlineWords(line)
  return {
    key: id,
    cells: [
      <span key="day" className="flex flex-col items-start gap-1">
        {isUrgent ? <Badge tone="sun">{day}</Badge> : <span>{day}</span>}
        <span className="text-small text-soft">{t("received", { date: f.dateTime(submittedAt, { dateStyle: "long" }) })}</span>
      </span>,
      <span key="request" className="flex flex-col">
        <a href={`/review/${id}`} className="inline-flex min-h-12 items-center">
          {t(`request.${relation}`, { requester, child: childName(line) })}
        </a>
        <span className="text-small text-soft">{t("number", { number: caseNumber(id) })}</span>
      </span>,
      t("basis"),
      t(`held.${held}`, { name: reviewerName ?? "" }),
      <span key="state" className="whitespace-nowrap">
        <Badge tone={STATES[status]}>{t(`state.${status}`)}</Badge>
      </span>,
    ],
  }
}

async function LoadCard({ load }: { load: Load[] }) {
  const t = await words("review")
  const nameOf = ({ name, held }: Load) => (held === "nobody" ? t("load.free") : held === "me" ? t("load.me", { name }) : name)
  return (
    <Card title={t("load.title")}>
      <ul className="flex flex-wrap gap-x-8 gap-y-2">
        {load.map((line) => (
          <li key={`${line.name} ${line.held}`}>
            <span className="font-heading">{nameOf(line)}</span>{" "}
            <span className="text-soft">
              {[t("load.count", { count: line.count }), t("load.overdue", { count: line.overdue })].join(", ")}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

import { PortalPage } from "@/components/layout/portal-page"
import { apart } from "@/components/ui/apart"
import { Badge, type Tone } from "@/components/ui/badge"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List, ListRow } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import { type Helped, listHelped } from "@/lib/helping/queries"
import { readOwn } from "@/lib/request/own"
import { formats, words } from "@/lib/request/words"
import { listRequests } from "@/lib/review/asking/queries"
import { helpedPeriod } from "../helping/helped-words"
import { requestTitle } from "./words"

/** The children whose space I hold, and my requests. */
export default async function ChildrenPage() {
  const { helped, requests } = await readOwn("citizen", async (own) => ({
    helped: await listHelped(own),
    requests: await listRequests(own),
  }))
  const children = helped.filter(({ isByLaw }) => isByLaw)
  const t = await words("children")
  const isEmpty = children.length + requests.length === 0
  const ask = (
    <ButtonLink href="/children/ask" tone={isEmpty ? "primary" : "secondary"}>
      {t("ask")}
    </ButtonLink>
  )
  return (
    <PortalPage nav="citizen" current="/helping">
      <PageHeading title={t("title")} lead={t("lead")} action={isEmpty ? undefined : ask} />
      {isEmpty && (
        <EmptyState icon="people" title={t("emptyTitle")} action={ask}>
          <p>{t("emptyText")}</p>
        </EmptyState>
      )}
      {children.length > 0 && <Spaces people={children} />}
      {requests.length > 0 && <Requests requests={requests} />}
      <p>
        <a href="/helping" className="lone-link">
          {t("backHelping")}
        </a>
      </p>
    </PortalPage>
  )
}

async function Spaces({ people }: { people: Helped[] }) {
  const t = await words("children")
  const rows = await Promise.all(people.map(async (child) => ({ ...child, period: await helpedPeriod(child) })))
  return (
    <Card title={t("spaces")}>
      <List>
        {rows.map(({ id, patientId, patientName, givenName, period }) => (
          <ListRow key={id} icon="person" title={patientName} meta={period} badges={<Badge tone="green">{t("open")}</Badge>}>
            <div className="pt-3">
              <Actions>
                <ButtonLink href={`/patients/${patientId}`}>{t("openSpace", { name: givenName })}</ButtonLink>
              </Actions>
            </div>
          </ListRow>
        ))}
      </List>
    </Card>
  )
}

const TONES: Record<string, Tone> = {
  submitted: "petrol",
  more_asked: "sun",
  accepted: "green",
  draft: "plain",
  refused: "plain",
}

async function Requests({ requests }: { requests: Awaited<ReturnType<typeof listRequests>> }) {
  const [t, f] = [await words("children"), await formats()]
  const rows = await Promise.all(
    requests.map(async ({ firstGivenName, submittedAt, createdAt, ...request }) => {
      const date = f.dateTime(submittedAt ?? createdAt, { dateStyle: "long" })
      const asked = t(submittedAt ? "sentOn" : "begunOn", { date })
      return { ...request, asked, title: await requestTitle(firstGivenName) }
    }),
  )
  const told = rows.map(({ title, status, asked }) => ({ title, told: [asked, t(`status.${status}`)].join(", ") }))
  const heard = apart(told)
  return (
    <Card title={t("requests")}>
      <List>
        {rows.map(({ id, status, title, asked }, at) => (
          <ListRow
            key={id}
            icon="document"
            title={title}
            heard={heard[at]}
            meta={asked}
            href={`/children/${id}`}
            badges={<Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>}
          />
        ))}
      </List>
    </Card>
  )
}

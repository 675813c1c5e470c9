import { sayPractice } from "@/components/care/care-words"
import { sayFrom } from "@/components/documents/author-words"
import { DocumentReading } from "@/components/documents/document-content"
import { DocumentRow } from "@/components/documents/document-row"
import { DocumentWarnings } from "@/components/documents/document-warnings"
import { ProfileSummary } from "@/components/profile/profile-summary"
import { ButtonLink } from "@/components/ui/button"
import { Card, Columns } from "@/components/ui/card"
import { EmptyState } from "@/components/ui/empty-state"
import { List } from "@/components/ui/list-row"
import { Notice } from "@/components/ui/notice"
import { PageHeading, SectionHeading } from "@/components/ui/page-heading"
import { formats, words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { HealthCard } from "./health-card"
import type { CareHomeView } from "./reads"

type CareHomeProps = CareHomeView & { space: SpaceHeader }

const SHOWN = 5

/** A record as a professional opens it: what is new, what is there, and who is around the patient. */
export async function CareHome(props: CareHomeProps) {
  const t = await words("professional")
  const { space, inCare, mayAdd } = props
  const search = await words("search")
  const actions = (
    <>
      <ButtonLink href={`/patients/${space.patientId}/search`} tone="secondary">
        {search("title")}
      </ButtonLink>
      {mayAdd && (
        <ButtonLink href={`/patients/${space.patientId}/documents/add`} tone="secondary">
          {t("space.add")}
        </ButtonLink>
      )}
    </>
  )
  return (
    <>
      <PageHeading title={t("space.title", { name: space.name })} lead={await saySince(props)} action={actions} />
      {inCare.readsNothing && (
        <Notice title={t("space.outsideTitle")}>
          <p>{t("space.outsideText", { practice: await sayPractice(inCare) })}</p>
        </Notice>
      )}
      <ProfileSummary sections={props.profile} base={`/patients/${space.patientId}/profile`} patientName={space.givenName} />
      {props.synthesis && <Synthesis patientId={space.patientId} givenName={space.givenName} synthesis={props.synthesis} />}
      <Columns main={<Lines {...props} />} side={<Around {...props} />} />
    </>
  )
}

type SynthesisProps = { patientId: string; givenName: string; synthesis: NonNullable<CareHomeView["synthesis"]> }

/** The newest synthesis in its own words, with who wrote it and when: what answers in seconds stands before any list. */
async function Synthesis({ patientId, givenName, synthesis: { document, fhir, cda } }: SynthesisProps) {
  const [t, d, f] = [await words("professional"), await words("documents"), await formats()]
  const address = `/patients/${patientId}/documents/${document.id}`
  const date = f.day(document.actOn)
  return (
    <section aria-label={t("space.synthesis")} className="flex flex-col gap-4">
      <SectionHeading title={document.title} lead={t("space.synthesisLead", { date, from: sayFrom(document.author, d) })} />
      <DocumentWarnings document={document} patientName={givenName} base={`/patients/${patientId}/documents`} />
      <DocumentReading document={document} address={address} fhir={fhir} cda={cda} />
      <p>
        <a href={address} className="lone-link">
          {t("space.synthesisLink")}
        </a>
      </p>
    </section>
  )
}

async function saySince({ inCare, since, news }: CareHomeProps): Promise<string | undefined> {
  const t = await words("professional")
  if (inCare.isAuthorOnly || inCare.readsNothing) return undefined
  if (!since || !news) return t("space.first")
  const date = (await formats()).dateTime(since, { dateStyle: "long" })
  return news.more ? t("space.manyNews", { count: news.count, date }) : t("space.news", { count: news.count, date })
}

async function Lines({ space, inCare, news, lines }: CareHomeProps) {
  const t = await words("professional")
  const { patientId } = space
  if (lines.length === 0) return <EmptyState title={t("space.empty")}>{t("space.rule")}</EmptyState>
  const isOwnOnly = inCare.isAuthorOnly || inCare.readsNothing
  const isNews = !isOwnOnly && Boolean(news?.count)
  const title = isOwnOnly ? "space.ownTitle" : news?.count ? "space.newsTitle" : "space.latestTitle"
  return (
    <>
      <Card title={t(title)}>
        <List>
          {lines.slice(0, SHOWN).map((line) => (
            <DocumentRow
              key={line.id}
              line={{ ...line, isUnread: false }}
              isNew={isNews}
              href={`/patients/${patientId}/documents/${line.id}`}
              patientName={space.givenName}
            />
          ))}
        </List>
        <p>
          <a href={`/patients/${patientId}/documents`} className="lone-link">
            {t("space.all")}
          </a>
        </p>
      </Card>
      {!isOwnOnly && <p className="text-soft">{t("space.rule")}</p>}
    </>
  )
}

async function Around({ space: { patientId }, inCare, health, maySeeCircle }: CareHomeProps) {
  const t = await words("professional")
  return (
    <>
      <HealthCard patientId={patientId} sections={health} />
      {maySeeCircle && (
        <Card title={t("space.circleTitle")}>
          <p>{t("space.circleText")}</p>
          <p>
            <a href={`/patients/${patientId}/care-circle`} className="lone-link">
              {t("space.circleLink")}
            </a>
          </p>
        </Card>
      )}
      {!inCare.isAuthorOnly && (
        <Card title={t("space.journalTitle")}>
          <p>{t("space.journalText")}</p>
          <p>
            <a href={`/patients/${patientId}/journal`} className="lone-link">
              {t("space.journalLink")}
            </a>
          </p>
        </Card>
      )}
    </>
  )
}

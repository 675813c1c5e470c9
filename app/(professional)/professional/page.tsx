import { sayPractice } from "@/components/care/care-words"
import { PortalPage } from "@/components/layout/portal-page"
import { WaitingCard } from "@/components/rectifications/waiting-card"
import { ButtonLink } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { PageHeading } from "@/components/ui/page-heading"
import { listCaseload } from "@/lib/caseload/queries"
import { listDesk } from "@/lib/rectifications/waiting/queries"
import { requireActor } from "@/lib/request/actor"
import { readOwn } from "@/lib/request/own"
import { words } from "@/lib/request/words"
import { OpenConsultations, ToAnnounce } from "./first-things"
import { TeamPatients } from "./team-patients"

/** A professional's home: what is open, what waits for him, and the patients who named him in their care team. */
export default async function ProfessionalPage({ searchParams }: PageProps<"/professional">) {
  const actor = await requireActor("professional")
  const { q } = await searchParams
  const typed = typeof q === "string" ? q.slice(0, 100) : ""
  const { team, consultations, awaited, waiting } = await readOwn("professional", async (own) => ({
    ...(await listCaseload(own, typed)),
    waiting: await listDesk(own),
  }))
  const t = await words("professional")
  const isEmpty = team.length === 0 && consultations.length === 0 && !typed
  const open = <ButtonLink href="/professional/open">{t("home.open")}</ButtonLink>
  return (
    <PortalPage nav="professional" current="/professional">
      <PageHeading
        title={t("home.title", { name: actor.displayName })}
        lead={
          actor.exercice && (
            <p>
              {t("home.as", { practice: await sayPractice({ ...actor.exercice, sex: actor.sex }) })}{" "}
              <a href="/professional/exercice">{t("home.change")}</a>
            </p>
          )
        }
        action={!isEmpty && open}
      />
      {isEmpty && (
        <EmptyState icon="people" title={t("home.emptyTitle")} action={open}>
          <p>{t("home.emptyText")}</p>
        </EmptyState>
      )}
      <OpenConsultations patients={consultations} />
      <ToAnnounce awaited={awaited} />
      <WaitingCard waiting={waiting.map(({ name, ...row }) => ({ ...row, about: name }))} />
      <TeamPatients patients={team} typed={typed} />
      <p>
        <a href="/professional/deposits" className="lone-link">
          {t("home.deposits")}
        </a>
      </p>
    </PortalPage>
  )
}

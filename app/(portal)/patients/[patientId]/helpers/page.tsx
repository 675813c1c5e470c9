import type { ReactNode } from "react"
import { PlaceHeading } from "@/components/layout/place-heading"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Details } from "@/components/ui/details"
import { EmptyState } from "@/components/ui/empty-state"
import { List } from "@/components/ui/list-row"
import type { Helper } from "@/lib/delegation/queries"
import type { listDrafts } from "@/lib/invitation/queries"
import { words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { MinorNote } from "../../../minor-notice"
import { patientPage } from "../../patient-page"
import { Done } from "./done"
import { DraftCard } from "./draft-card"
import { HelperRow } from "./helper-row"
import { readHelpers } from "./reads"

/** What asks for an answer stands first. */
const ORDER = ["arrived", "waiting", "open", "suspended", "invited"] as const

export default async function HelpersPage({ params, searchParams }: PageProps<"/patients/[patientId]/helpers">) {
  const [{ patientId }, { done, access }] = [await params, await searchParams]
  return patientPage(patientId, ["view:delegations", "edit:delegations"], readHelpers, ({ space, ...read }) => (
    <Helpers patientId={patientId} space={space} {...read}>
      <Done patientId={patientId} done={done} helper={read.helpers.find(({ id }) => id === access)} mayGrant={read.mayGrant} />
    </Helpers>
  ))
}

type HelpersProps = Lists & {
  space: SpaceHeader
  drafts: Awaited<ReturnType<typeof listDrafts>>
  /** What was just done. */
  children: ReactNode
}

async function Helpers({ patientId, space, helpers, drafts, mayGrant, children }: HelpersProps) {
  const t = await words("delegation")
  const invite = mayGrant && <ButtonLink href={`/patients/${patientId}/helpers/invite`}>{t("invite")}</ButtonLink>
  const living = ORDER.flatMap((state) => helpers.filter((helper) => helper.state === state))
  const open = living.filter((helper) => helper.state === "open").map((helper) => helper.id)
  const resumable = drafts.filter((draft) => draft.widensId === null || open.includes(draft.widensId))
  return (
    <>
      <PlaceHeading
        space={space}
        section="delegations"
        title={t("title")}
        lead={t("lead")}
        action={living.length > 0 ? invite : undefined}
      />
      {children}
      {living.length === 0 && (
        <EmptyState icon="people" title={t("emptyTitle")} action={invite}>
          {mayGrant && <p>{t("emptyText")}</p>}
        </EmptyState>
      )}
      {!mayGrant && <MinorNote patientId={patientId} />}
      {living.length > 0 && <HelperCard title={t("now")} patientId={patientId} helpers={living} mayGrant={mayGrant} />}
      {resumable.length > 0 && <DraftCard patientId={patientId} drafts={resumable} mayResume={mayGrant} />}
      <Past patientId={patientId} helpers={helpers.filter((helper) => helper.state === "ended")} mayGrant={mayGrant} />
      <p>
        <a href="/forms" className="lone-link">
          {(await words("paper"))("link")}
        </a>
      </p>
      <p>
        <a href={`/patients/${patientId}/shared-sign-in`} className="lone-link">
          {t("shared")}
        </a>
      </p>
    </>
  )
}

type Lists = { patientId: string; helpers: Helper[]; mayGrant: boolean }

function HelperCard({ title, helpers, ...around }: Lists & { title: string }) {
  return (
    <Card title={title}>
      <List label={title}>
        {helpers.map((helper) => (
          <HelperRow key={helper.id} helper={helper} {...around} />
        ))}
      </List>
    </Card>
  )
}

async function Past(lists: Lists) {
  if (lists.helpers.length === 0) return null
  const t = await words("delegation")
  return (
    <Details summary={t("pastShow", { count: lists.helpers.length })}>
      <HelperCard title={t("past")} {...lists} />
    </Details>
  )
}

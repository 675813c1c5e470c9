import type { ReactNode } from "react"
import { PlaceHeading } from "@/components/layout/place-heading"
import { apart } from "@/components/ui/apart"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Details } from "@/components/ui/details"
import { EmptyState } from "@/components/ui/empty-state"
import { List } from "@/components/ui/list-row"
import type { Helper } from "@/lib/delegation/queries"
import type { listDrafts } from "@/lib/invitation/queries"
import { formats, words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { MinorNote } from "../../../minor-notice"
import { patientPage } from "../../patient-page"
import { Done } from "./done"
import { DraftCard } from "./draft-card"
import { HelperRow } from "./helper-row"
import { readHelpers } from "./reads"
import { nameAndRelation, periodInWords } from "./words"

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

type HelpersProps = Omit<Lists, "heard"> & {
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
  const heard = await heardOf(helpers)
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
      {living.length > 0 && <HelperCard title={t("now")} {...{ patientId, heard, mayGrant }} helpers={living} />}
      {resumable.length > 0 && <DraftCard patientId={patientId} drafts={resumable} mayResume={mayGrant} />}
      <Past {...{ patientId, heard, mayGrant }} helpers={helpers.filter((helper) => helper.state === "ended")} />
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

type Lists = {
  patientId: string
  helpers: Helper[]
  /** What is heard after a name that several bear here. */
  heard: ReadonlyMap<string, string | undefined>
  mayGrant: boolean
}

type HelperCardProps = Lists & { title: string }

function HelperCard({ title, helpers, heard, ...around }: HelperCardProps) {
  return (
    <Card title={title}>
      <List label={title}>
        {helpers.map((helper) => (
          <HelperRow key={helper.id} helper={helper} heard={heard.get(helper.id)} {...around} />
        ))}
      </List>
    </Card>
  )
}

/** What tells from each other those of one name: how their access stands, and since or until when. */
async function heardOf(helpers: readonly Helper[]): Promise<ReadonlyMap<string, string | undefined>> {
  const [t, f] = [await words("delegation"), await formats()]
  const called = helpers.map(async (helper) => ({
    title: await nameAndRelation(helper),
    told: `${t(`state.${helper.state}`)}, ${periodInWords(t, f, helper)}`,
  }))
  const heard = apart(await Promise.all(called))
  return new Map(helpers.map(({ id }, at) => [id, heard[at]]))
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

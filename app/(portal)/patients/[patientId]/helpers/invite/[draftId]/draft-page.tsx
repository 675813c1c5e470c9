import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import type { requireDraft } from "@/lib/invitation/queries"
import { type Step, stepsOf } from "@/lib/invitation/rules"
import { isUuid } from "@/lib/platform/uuid"
import { words } from "@/lib/request/words"
import { MinorNotice } from "../../../../../minor-notice"
import { patientPage } from "../../../../patient-page"
import { readDraft } from "./reads"

type Ids = { patientId: string; draftId: string }

export type DraftShown = Awaited<ReturnType<typeof requireDraft>> & {
  patientId: string
  /** Who invites, as the text of the consent says it. */
  patientName: string
  /** What one calls the person in a sentence. */
  name: string
  /** Where the step before and the next one are. */
  path: (step: Step | "lines" | "until") => string
  isWidening: boolean
}

/** One question of an invitation: the draft is read in the transaction of the answer; one that was sent leads to its access. */
export async function draftPage(params: Promise<Ids>, show: (draft: DraftShown) => Promise<ReactNode>): Promise<ReactNode> {
  const { patientId, draftId } = await params
  if (!isUuid(draftId)) notFound()
  const path = (step: string) => `/patients/${patientId}/helpers/invite/${draftId}/${step}`
  return patientPage(
    patientId,
    ["edit:delegations"],
    (access) => readDraft(access, { patientId, draftId }),
    ({ draft, patientName, mayGrant }) => {
      if (!mayGrant) return <MinorNotice about="grant" back={`/patients/${patientId}/helpers`} />
      const name = draft.answers.name ?? ""
      return show({ ...draft, patientId, patientName, name, path, isWidening: draft.widensId !== null })
    },
    { width: "question" },
  )
}

/** What every form of a draft sends besides its answer. */
export const draftIds = ({ patientId, id }: DraftShown) => ({ patientId, draftId: id })

/** The question as heading, with the step it is. */
export async function StepHeading({ draft, step, title, lead }: { draft: DraftShown; step: Step; title: string; lead?: string }) {
  const t = await words("invitation")
  const steps = stepsOf(draft.isWidening)
  const place = { step: steps.indexOf(step) + 1, total: steps.length }
  const kicker = draft.isWidening ? t("kickerWidening", { ...place, name: draft.name }) : t("kicker", place)
  return <PageHeading kicker={kicker} title={title} lead={lead} />
}

/** The way back to the question before, or to the list of helpers from the first. */
export async function BackLink({ draft, step }: { draft: DraftShown; step: Step }) {
  const common = await words("common")
  const steps = stepsOf(draft.isWidening)
  const before = steps[steps.indexOf(step) - 1]
  return (
    <ButtonLink tone="secondary" href={before ? draft.path(before) : `/patients/${draft.patientId}/helpers`}>
      {common("back")}
    </ButtonLink>
  )
}

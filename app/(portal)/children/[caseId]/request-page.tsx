import { notFound, redirect } from "next/navigation"
import type { ReactNode } from "react"
import { PortalPage } from "@/components/layout/portal-page"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { withOwnRequest } from "@/lib/access/review-access"
import { NotFoundError } from "@/lib/errors"
import { requireActor } from "@/lib/request/actor"
import { words } from "@/lib/request/words"
import { getRequest, type OwnRequestView } from "@/lib/review/asking/queries"
import { isOpenToChanges, STEPS, type Step } from "@/lib/review/asking/rules"

type Params = Promise<{ caseId: string }>

/** Reads one's own request; anybody else's is not found. */
export async function requireOwnRequest(params: Params): Promise<OwnRequestView> {
  const { caseId } = await params
  const actor = await requireActor("citizen")
  try {
    return await withOwnRequest(actor, caseId, getRequest)
  } catch (error) {
    if (error instanceof NotFoundError) notFound()
    throw error
  }
}

/** One question of a request; one that was sent leads to its status. */
export async function stepPage(params: Params, render: (request: OwnRequestView) => Promise<ReactNode>): Promise<ReactNode> {
  const request = await requireOwnRequest(params)
  if (!isOpenToChanges(request.status)) redirect(`/children/${request.caseId}`)
  return (
    <PortalPage nav="citizen" current="/helping" width="question">
      {await render(request)}
    </PortalPage>
  )
}

export const stepPath = (caseId: string, step: Step) => `/children/${caseId}/${step}`

/** The question as heading, with the step it is. */
export async function StepHeading({ step, title, lead }: { step: Step; title: string; lead: string }) {
  const t = await words("children")
  return <PageHeading kicker={t("kicker", { step: STEPS.indexOf(step) + 1 })} title={title} lead={lead} />
}

/** The way back to the question before, or out of the questions from the first. */
export async function BackLink({ request, step }: { request: OwnRequestView; step: Step }) {
  const common = await words("common")
  const before = request.status === "draft" ? STEPS[STEPS.indexOf(step) - 1] : undefined
  const out = request.status === "draft" ? "/children" : `/children/${request.caseId}`
  return (
    <ButtonLink tone="secondary" href={before ? stepPath(request.caseId, before) : out}>
      {common("back")}
    </ButtonLink>
  )
}

import type { ReactNode } from "react"
import { PortalPage } from "@/components/layout/portal-page"
import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { readOwnRequest } from "@/lib/request/own"
import { goTo } from "@/lib/request/view"
import { words } from "@/lib/request/words"
import { getRequest, type OwnRequestView } from "@/lib/review/asking/queries"
import { isOpenToChanges, nextStep, STEPS, type Step } from "@/lib/review/asking/rules"

type Params = Promise<{ caseId: string }>

/** Where a request stands; one that was not sent leads to the question that is open. */
export async function readSent(params: Params): Promise<OwnRequestView> {
  const { caseId } = await params
  return readOwnRequest(caseId, async (own) => {
    const request = await getRequest(own)
    return request.status === "draft" ? goTo(stepPath(caseId, nextStep(request))) : request
  })
}

/** One question of a request; one that was sent leads to its status. */
export async function stepPage(params: Params, show: (request: OwnRequestView) => Promise<ReactNode>): Promise<ReactNode> {
  const { caseId } = await params
  const request = await readOwnRequest(caseId, async (own) => {
    const read = await getRequest(own)
    return isOpenToChanges(read.status) ? read : goTo(`/children/${caseId}`)
  })
  return (
    <PortalPage nav="citizen" current="/helping" width="question">
      {await show(request)}
    </PortalPage>
  )
}

export const stepPath = (caseId: string, step: Step) => `/children/${caseId}/${step}`

type StepHeadingProps = { step: Step; title: string; lead: string; inError?: boolean }

/** The question as heading, with the step it is. */
export async function StepHeading({ step, ...heading }: StepHeadingProps) {
  const t = await words("children")
  return <PageHeading kicker={t("kicker", { step: STEPS.indexOf(step) + 1 })} {...heading} />
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

import { notFound } from "next/navigation"
import type { ReactNode } from "react"
import { PortalPage } from "@/components/layout/portal-page"
import { withOwn } from "@/lib/access/own-access"
import { getHelped, type Helped } from "@/lib/helping/queries"
import { requireActor } from "@/lib/request/actor"

/** A page about one person whom the actor helps; any other is not found. */
export async function helpedPage(params: Promise<{ delegationId: string }>, render: (helped: Helped) => Promise<ReactNode>) {
  const { delegationId } = await params
  const actor = await requireActor("citizen")
  const helped = await withOwn(actor, (own) => getHelped(own, delegationId))
  if (!helped) notFound()
  return (
    <PortalPage nav="citizen" current="/helping" width="question">
      {await render(helped)}
    </PortalPage>
  )
}

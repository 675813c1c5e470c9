import type { ReactNode } from "react"
import { PortalPage } from "@/components/layout/portal-page"
import type { Helped } from "@/lib/helping/queries"
import { readOwn } from "@/lib/request/own"
import type { readRenounceable } from "./reads"

/** A page about one person whom the actor helps; any other is not found. */
export async function helpedPage(
  params: Promise<{ delegationId: string }>,
  read: typeof readRenounceable,
  show: (helped: Helped) => Promise<ReactNode>,
) {
  const { delegationId } = await params
  const { helped } = await readOwn("citizen", (own) => read(own, delegationId))
  return (
    <PortalPage nav="citizen" current="/helping" width="question">
      {await show(helped)}
    </PortalPage>
  )
}

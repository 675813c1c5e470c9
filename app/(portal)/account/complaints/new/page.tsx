import { PortalPage } from "@/components/layout/portal-page"
import { requireActor } from "@/lib/request/actor"
import { ComplaintPage } from "../complaint-page"

/** A complaint about anything, from nowhere in particular. */
export default async function NewComplaintPage() {
  await requireActor("citizen")
  return (
    <PortalPage nav="citizen" current="/account" width="question">
      <ComplaintPage back="/account/complaints" />
    </PortalPage>
  )
}

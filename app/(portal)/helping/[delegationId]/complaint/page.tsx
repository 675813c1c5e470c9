import { PortalPage } from "@/components/layout/portal-page"
import type { Helped } from "@/lib/helping/queries"
import { readOwn } from "@/lib/request/own"
import { formats, words } from "@/lib/request/words"
import { ComplaintPage } from "../../../account/complaints/complaint-page"
import type { Past } from "../over"
import { readHelpedOrPast } from "../reads"

/** A complaint about an access that one holds, or held: it is one's own, and stands in nobody else's journal. */
export default async function HelpingComplaintPage({ params }: PageProps<"/helping/[delegationId]/complaint">) {
  const { delegationId } = await params
  const { helped, past } = await readOwn("citizen", (own) => readHelpedOrPast(own, delegationId))
  return (
    <PortalPage nav="citizen" current="/helping" width="question">
      <ComplaintPage {...(await sayAbout(helped, past))} back={`/helping/${delegationId}`} />
    </PortalPage>
  )
}

/** How the page is called, and what stands in its first field. */
async function sayAbout(helped: Helped | null, past: Past | null): Promise<{ title: string; about?: string }> {
  const [t, f] = [await words("complaints"), await formats()]
  if (helped) {
    const { givenName: name } = helped
    return { title: t("titles.helped", { name }), about: t("about.helped", { name }) }
  }
  const title = t("titles.over")
  if (!past) return { title }
  const date = f.dateTime(past.overAt, { dateStyle: "long" })
  return { title, about: past.wasOpen ? t("about.over", { date }) : t("about.neverOpened") }
}

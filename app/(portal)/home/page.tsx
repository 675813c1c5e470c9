import { redirect } from "next/navigation"
import { PortalPage } from "@/components/layout/portal-page"
import { List, ListRow } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import { helpsSomebody } from "@/lib/helping/queries"
import { requireActor } from "@/lib/request/actor"
import { readOwn } from "@/lib/request/own"
import { words } from "@/lib/request/words"

/** Where a citizen lands after signing in: the people one helps, else one’s own space, else a choice. */
export default async function HomePage() {
  const actor = await requireActor("citizen")
  const { ownPatientId, ownIsShut, helps } = await readOwn("citizen", async (own) => ({
    ownPatientId: own.ownPatientId,
    ownIsShut: own.ownIsShut,
    helps: await helpsSomebody(own),
  }))
  if (helps) redirect("/helping")
  if (ownPatientId) redirect(`/patients/${ownPatientId}${ownIsShut ? "/closing" : ""}`)

  const [t, c] = [await words("space"), await words("children")]
  return (
    <PortalPage nav="citizen" width="question">
      <PageHeading title={t("choose.title", { givenName: actor.givenName })} lead={t("choose.lead")} />
      <List>
        <ListRow icon="home" href="/open-space" title={t("choose.openTitle")} meta={t("choose.openText")} />
        <ListRow icon="people" href="/helping/ask" title={t("choose.helpTitle")} meta={t("choose.helpText")} />
        <ListRow icon="person" href="/children" title={c("link")} meta={c("linkText")} />
        <ListRow icon="shield" href="/helping/guardian" title={t("choose.guardianTitle")} meta={t("choose.guardianText")} />
        <ListRow icon="mail" href="/invitation" title={t("choose.codeTitle")} meta={t("choose.codeText")} />
      </List>
    </PortalPage>
  )
}

import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { MinorNotice } from "../../../../minor-notice"
import { patientPage } from "../../../patient-page"
import { ButtonForm } from "../../documents/button-form"
import { nameAndRelation } from "../../helpers/words"
import { chooseWatcher } from "./actions"
import { readToChoose } from "./reads"

/** Whom to ask to see who comes: somebody who helps already, or somebody for this alone. */
export default async function WatchersPage({ params }: PageProps<"/patients/[patientId]/journal/watchers">) {
  const { patientId } = await params
  const journal = `/patients/${patientId}/journal`
  return patientPage(
    patientId,
    ["view:delegations", "edit:delegations"],
    readToChoose,
    async ({ people, mayInvite }) => {
      if (!mayInvite) return <MinorNotice about="grant" back={journal} />
      const t = await words("watching")
      const labels = { summary: t("summary"), waiting: t("waiting") }
      const named = await Promise.all(people.map(async (one) => ({ ...one, title: await nameAndRelation(one) })))
      return (
        <>
          <PageHeading title={t("choose.title")} lead={t("choose.lead")} />
          <p className="max-w-text">{t("choose.professionals")}</p>
          {named.length > 0 && (
            <Card title={t("choose.helpers")}>
              <List label={t("choose.helpers")}>
                {named.map(({ id, caregiverName: name, title }) => (
                  <ListRow key={id} icon="people" title={title}>
                    <div className="pt-3">
                      <ButtonForm
                        action={chooseWatcher}
                        fields={{ patientId, delegationId: id }}
                        label={t("choose.pick", { name })}
                        words={labels}
                      />
                    </div>
                  </ListRow>
                ))}
              </List>
            </Card>
          )}
          <ButtonLink href={`${journal}/watchers/invite`} tone={named.length > 0 ? "secondary" : "primary"}>
            {t("choose.invite")}
          </ButtonLink>
          <p>
            <a href={journal} className="lone-link">
              {t("back")}
            </a>
          </p>
        </>
      )
    },
    { section: "journal", width: "question" },
  )
}

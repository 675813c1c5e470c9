import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { MinorNote } from "../../../minor-notice"
import { patientPage } from "../../patient-page"
import { mayGrant } from "../helpers/reads"

/** A way out of a shared account, without blame, for whichever of the two is reading. */
export default async function SharedSignInPage({ params }: PageProps<"/patients/[patientId]/shared-sign-in">) {
  const { patientId } = await params
  return patientPage(
    patientId,
    ["edit:delegations"],
    // Nothing is read: the page is there for whoever may give an access.
    async (access) => {
      access.trace({ action: "space.viewed", permission: "edit:delegations" })
      return { mayGrant: mayGrant(access) }
    },
    async ({ mayGrant }) => {
      const t = await words("invitation")
      return (
        <>
          <PageHeading title={t("sharedSignIn.title")} lead={t("sharedSignIn.lead")} />
          <Card title={t("sharedSignIn.patientTitle")}>
            <Numbered lines={["patient1", "patient2", "patient3"].map((line) => t(`sharedSignIn.${line}`))} />
            {!mayGrant && <MinorNote patientId={patientId} />}
            <Actions>
              {mayGrant && <ButtonLink href={`/patients/${patientId}/helpers/invite`}>{t("sharedSignIn.invite")}</ButtonLink>}
              <ButtonLink tone="secondary" href="/account">
                {t("sharedSignIn.sessions")}
              </ButtonLink>
            </Actions>
          </Card>
          <Card title={t("sharedSignIn.helperTitle")}>
            <p>{t("sharedSignIn.helperText")}</p>
            <Numbered lines={["helper1", "helper2", "helper3"].map((line) => t(`sharedSignIn.${line}`))} />
            <p className="text-soft">{t("sharedSignIn.why")}</p>
            <p className="text-soft">{t("sharedSignIn.notPossible")}</p>
            <p>
              <a href="/help" className="lone-link">
                {t("sharedSignIn.help")}
              </a>
            </p>
          </Card>
        </>
      )
    },
    { width: "question" },
  )
}

function Numbered({ lines }: { lines: string[] }) {
  return (
    <ol className="flex list-decimal flex-col gap-3 pl-6">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  )
}

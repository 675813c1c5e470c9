import { Actions, ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { parseCode } from "@/lib/invitation/rules"
import { groupedCode } from "@/lib/platform/written-code"
import { words } from "@/lib/request/words"
import { Gone } from "./gone"

/**
 * Before anybody is signed in: that one is invited, and how to read by whom. The code is not looked up, so that the page is the
 * same for every code and says less than the mail or the letter did.
 */
export async function Invited({ code }: { code: string }) {
  const parsed = parseCode(code)
  if (!parsed) return <Gone />
  const t = await words("invitation")
  const back = encodeURIComponent(`/invitation/${groupedCode(parsed)}`)
  return (
    <>
      <PageHeading title={t("before.title")} lead={t("before.lead")} />
      <Actions>
        <ButtonLink href={`/sign-in/citizen?back=${back}`}>{t("before.signIn")}</ButtonLink>
      </Actions>
      <p className="text-soft">{t("before.after")}</p>
      <Card title={t("before.noAccount")}>
        <p>{t("before.noAccountText")}</p>
        <p>{t("before.noIdentityText")}</p>
        <p>
          <a href="/help" className="lone-link">
            {t("before.help")}
          </a>
        </p>
      </Card>
      <p className="text-soft">{t("before.unknown")}</p>
    </>
  )
}

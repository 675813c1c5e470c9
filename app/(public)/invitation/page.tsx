import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { PortalPage } from "@/components/layout/portal-page"
import { PageHeading } from "@/components/ui/page-heading"
import { getActor } from "@/lib/request/actor"
import { words } from "@/lib/request/words"
import { goToCode } from "./actions"

/** For somebody with a letter in hand: the code, as it is written there. */
export default async function EnterCodePage() {
  const actor = await getActor()
  const t = await words("invitation")
  return (
    <PortalPage nav={actor?.face ?? "public"} width="question">
      <PageHeading title={t("enter.title")} lead={t("enter.lead")} />
      <AskedForm
        action={goToCode}
        hidden={{}}
        asked={[
          { kind: "text", name: "code", label: t("enter.code"), hint: t("enter.codeHint"), autoComplete: "off", maxLength: 40 },
        ]}
        words={await formWords(t("enter.submit"))}
      />
      <p className="text-soft">{t("enter.note")}</p>
    </PortalPage>
  )
}

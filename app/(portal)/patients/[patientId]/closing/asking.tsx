import { BulletList } from "@/components/ui/bullet-list"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { words } from "@/lib/request/words"
import { ButtonForm } from "../documents/button-form"
import { askToClose } from "./actions"

const WHAT = ["wait", "shut", "erase"] as const
const ERASED = ["health", "people", "traits"] as const
const STAYS = ["journal", "professionals", "account", "backups"] as const
const OTHERS = ["helpers", "professionals"] as const

type AskingProps = { patientId: string; isAsked: boolean; isOfAge: boolean; isAnew: boolean }

/** What happens, what is erased, what stays and why; then the gesture, for somebody of age who signed in anew. */
export async function Asking({ patientId, isAsked, isOfAge, isAnew }: AskingProps) {
  const t = await words("closing")
  if (!isOfAge)
    return (
      <Notice title={t("minor.title")}>
        <p>{t("minor.text")}</p>
      </Notice>
    )
  return (
    <>
      <Card title={t("what.title")}>
        <BulletList items={WHAT.map((what) => t(`what.${what}`))} />
      </Card>
      <Card title={t("takeOut.title")}>
        <p className="max-w-text">{t("takeOut.text")}</p>
        <ButtonLink href={`/patients/${patientId}/take-out`} tone="secondary">
          {t("takeOut.link")}
        </ButtonLink>
      </Card>
      <Card title={t("erased.title")}>
        <BulletList items={ERASED.map((what) => t(`erased.${what}`))} />
      </Card>
      <Card title={t("stays.title")}>
        <BulletList items={STAYS.map((what) => t(`stays.${what}`))} />
      </Card>
      <Card title={t("others.title")}>
        <BulletList items={OTHERS.map((who) => t(`others.${who}`))} />
      </Card>
      {!isAsked && (isAnew ? <Gesture patientId={patientId} /> : <Anew here={`/patients/${patientId}/closing`} />)}
    </>
  )
}

async function Gesture({ patientId }: { patientId: string }) {
  const t = await words("closing")
  return (
    <ButtonForm
      action={askToClose}
      fields={{ patientId }}
      label={t("ask")}
      tone="danger"
      words={{ summary: t("summary"), waiting: t("waitingWord") }}
    />
  )
}

/** Whoever found the session open closes nothing. */
async function Anew({ here }: { here: string }) {
  const t = await words("closing")
  return (
    <Card title={t("anew.title")}>
      <p className="max-w-text">{t("anew.text")}</p>
      <ButtonLink href={`/sign-in/citizen?step_up=1&back=${encodeURIComponent(here)}`}>{t("anew.link")}</ButtonLink>
    </Card>
  )
}

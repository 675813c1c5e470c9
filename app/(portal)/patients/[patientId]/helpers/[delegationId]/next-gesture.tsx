import { sayDay } from "@/components/care/care-words"
import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { Notice } from "@/components/ui/notice"
import { asksIfUnable, endsSoon } from "@/lib/delegation/rules"
import { configuration } from "@/lib/platform/configuration"
import { ruleValue } from "@/lib/reference/dated-rules"
import { sentencesOf } from "@/lib/request/refusals"
import { formats, words } from "@/lib/request/words"
import { MinorNote } from "../../../../minor-notice"
import { InviteAnew, isForAnother } from "../invite-anew"
import { day, dayAndHour } from "../words"
import { confirmArrival, doNotRecogniseArrival, proposeAgainByLetter, skipWait, withdraw } from "./actions"
import type { HelperShown } from "./helper-page"
import { SendAgainForm } from "./send-again-form"

type Ids = { patientId: string; delegationId: string }
type Part = { helper: HelperShown; ids: Ids }

/** What this access asks of the patient now, if anything: an answer, patience, or a thought about its end. */
export async function NextGesture({ helper, ids }: Part) {
  if (helper.state === "invited") return <Invited helper={helper} ids={ids} />
  if (helper.state === "arrived") return <Arrived helper={helper} ids={ids} />
  if (helper.state === "ended") return <ForAnother helper={helper} ids={ids} />
  if (helper.state === "waiting") return <Waiting helper={helper} ids={ids} />
  if (helper.state !== "open") return null
  return (
    <>
      {helper.widening && <Widening helper={helper} ids={ids} />}
      <Ending helper={helper} ids={ids} />
      <IfUnable helper={helper} ids={ids} />
    </>
  )
}

/** An access that never opened because the wrong person had said yes: the right one is invited in one gesture. */
async function ForAnother({ helper, ids }: Part) {
  if (!helper.mayGrant || !isForAnother(helper)) return null
  const t = await words("delegation")
  return (
    <Card title={t("anew.title")}>
      <InviteAnew helper={helper} patientId={ids.patientId} />
    </Card>
  )
}

async function Invited({ helper, ids }: Part) {
  const t = await words("delegation")
  const { channel, contact, undeliveredAt } = helper
  return (
    <Card title={t("invited.title")}>
      <Noes helper={helper} ids={ids} />
      {contact && undeliveredAt && <Undelivered contact={contact} ids={ids} />}
      {contact && !undeliveredAt && helper.noes.length === 0 && <p>{t("invited.mail", { contact })}</p>}
      <AskedForm action={withdraw} hidden={ids} words={await formWords(t("invited.withdraw"))} tone="secondary">
        {(channel === "letter" || channel === "screen") && (
          <ButtonLink href={`/patients/${ids.patientId}/helpers/${ids.delegationId}/${channel}`}>
            {t(`invited.${channel}`)}
          </ButtonLink>
        )}
        {channel === "mail" && (
          <ButtonLink href={`/patients/${ids.patientId}/helpers/${ids.delegationId}/letter`} tone="secondary">
            {t("invited.onPaper")}
          </ButtonLink>
        )}
      </AskedForm>
    </Card>
  )
}

/** Who said no, or that it is for somebody else, and the same invitation with a new code where it went astray. */
async function Noes({ helper, ids }: Part) {
  if (helper.noes.length === 0) return null
  const [t, f] = [await words("delegation"), await formats()]
  const { channel, contact, undeliveredAt, caregiverName: name } = helper
  const said = helper.noes.map(({ name, word, saidAt }) =>
    t(`invited.${word}`, { name: name ?? t("invited.somebody"), date: day(f, saidAt) }),
  )
  return (
    <>
      <Notice>
        {[...new Set(said)].map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p>
          {t(helper.noes.some(({ word }) => word === "declined") ? "invited.stillOpenAfterNo" : "invited.stillOpen", { name })}
        </p>
      </Notice>
      {contact && !undeliveredAt && <p>{t("invited.elsewhere")}</p>}
      {contact && !undeliveredAt && <SentAgain contact={contact} ids={ids} />}
      {channel === "letter" && <p>{t("invited.elsewhereLetter")}</p>}
      {channel === "letter" && (
        <AskedForm action={proposeAgainByLetter} hidden={ids} words={await formWords(t("invited.newLetter"))} tone="secondary" />
      )}
    </>
  )
}

async function Undelivered({ contact, ids }: { contact: string; ids: Ids }) {
  const t = await words("delegation")
  return (
    <Notice tone="attention" title={t("undelivered.title")}>
      <p>{t("undelivered.text", { contact })}</p>
      <SentAgain contact={contact} ids={ids} />
    </Notice>
  )
}

async function SentAgain({ contact, ids }: { contact: string; ids: Ids }) {
  const t = await words("delegation")
  return (
    <SendAgainForm
      initial={{ contact }}
      hidden={ids}
      asked={[{ kind: "text", name: "contact", type: "email", label: t("undelivered.contact"), autoComplete: "off" }]}
      words={await formWords(t("undelivered.again"))}
      sentences={await sentencesOf("invitation")}
    />
  )
}

async function Arrived({ helper, ids }: Part) {
  const t = await words("delegation")
  const name = helper.caregiverName
  const born = helper.birthDate ? await sayDay(helper.birthDate) : t("arrived.unknown")
  return (
    <Card title={t("arrived.title", { name: helper.caregiverName })}>
      <p>{t("arrived.lead", { name })}</p>
      <DescriptionList
        items={[
          { term: t("arrived.person"), description: <strong>{helper.arrivedName}</strong> },
          { term: t("arrived.born"), description: born },
        ]}
      />
      {helper.mayGrant ? (
        <>
          <Notice tone="attention">
            <p>{t("arrived.warning")}</p>
          </Notice>
          <AskedForm action={confirmArrival} hidden={ids} words={await formWords(t("arrived.yes"))} />
        </>
      ) : (
        <MinorNote patientId={ids.patientId} />
      )}
      <AskedForm action={doNotRecogniseArrival} hidden={ids} words={await formWords(t("arrived.no"))} tone="secondary" />
    </Card>
  )
}

async function Waiting({ helper, ids }: Part) {
  const [t, f] = [await words("delegation"), await formats()]
  const date = helper.opensAt ? dayAndHour(f, helper.opensAt) : ""
  return (
    <Card title={t("waiting.title", { date })} tone="sun">
      <p>{t("waiting.text")}</p>
      <AskedForm action={withdraw} hidden={ids} words={await formWords(t("waiting.undo"))} tone="secondary" />
      {configuration().mode === "demo" && (
        <AskedForm action={skipWait} hidden={ids} words={await formWords(t("waiting.skip"))} tone="secondary" />
      )}
    </Card>
  )
}

async function Widening({ helper, ids }: Part) {
  const [t, f] = [await words("delegation"), await formats()]
  const { widening } = helper
  if (!widening?.opensAt) return null
  const name = helper.caregiverName
  return (
    <Card title={t("widening.title", { date: dayAndHour(f, widening.opensAt) })} tone="sun">
      <p>{t("widening.text", { name })}</p>
      <ButtonLink tone="secondary" href={`/patients/${ids.patientId}/helpers/${widening.id}`}>
        {t("widening.see")}
      </ButtonLink>
    </Card>
  )
}

/** Asked in one sentence once it has lived a month; there is no hurry, and no answer changes nothing. */
async function IfUnable({ helper, ids }: Part) {
  if (!asksIfUnable(helper, helper.now, ruleValue("unable_is_asked_after").value)) return null
  const t = await words("delegation")
  return (
    <Notice title={t("unable.title", { name: helper.caregiverName })}>
      <p>
        <a href={`/patients/${ids.patientId}/helpers/${ids.delegationId}/unable`} className="lone-link">
          {t("unable.answer")}
        </a>
      </p>
    </Notice>
  )
}

async function Ending({ helper, ids }: Part) {
  const t = await words("delegation")
  const name = helper.caregiverName
  const isEnding = endsSoon(helper, helper.now, ruleValue("first_reminder_before_end").value)
  const part = isEnding ? "endsSoon" : helper.unusedAskedAt ? "unused" : null
  if (!part) return null
  return (
    <Notice tone="attention" title={t(`${part}.title`, { name })}>
      {helper.mayGrant && <p>{t(`${part}.text`)}</p>}
      {helper.mayGrant && <a href={`/patients/${ids.patientId}/helpers/${ids.delegationId}/renew`}>{t("detail.renew")}</a>}
    </Notice>
  )
}

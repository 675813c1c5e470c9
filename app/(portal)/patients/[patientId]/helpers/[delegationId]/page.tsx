import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { GrantLists } from "@/components/delegation/grant-lists"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import { Details } from "@/components/ui/details"
import { PageHeading } from "@/components/ui/page-heading"
import { grantSentences } from "@/lib/delegation/consent-text/rules"
import { mayBeGivenAgain, tenseOf } from "@/lib/delegation/rules"
import { formats, language, words } from "@/lib/request/words"
import { Done } from "../done"
import { grantWords, nameAndRelation, periodInWords, saidOf } from "../words"
import { draftAgain } from "./actions"
import { ByLaw } from "./by-law"
import { Changes } from "./changes"
import { type HelperIds, type HelperShown, helperPage } from "./helper-page"
import { NextGesture } from "./next-gesture"
import { readHelper } from "./reads"
import { Use } from "./use"

type Props = PageProps<"/patients/[patientId]/helpers/[delegationId]">

export default async function HelperPage({ params, searchParams }: Props) {
  const { done } = await searchParams
  return helperPage(params, readHelper, async ({ helper }, ids) => {
    const t = await words("delegation")
    return (
      <>
        <PageHeading
          kicker={t("detail.kicker")}
          title={await nameAndRelation(helper)}
          lead={periodInWords(t, await formats(), helper)}
        />
        <Done patientId={ids.patientId} done={done} helper={helper} mayGrant={helper.mayGrant} />
        {helper.isByLaw ? <ByLaw helper={helper} patientId={ids.patientId} /> : <Given helper={helper} ids={ids} done={done} />}
        <p>
          <a href={`/patients/${ids.patientId}/helpers/${ids.delegationId}/complaint`} className="lone-link">
            {(await words("complaints"))("link")}
          </a>
        </p>
        <p>
          <a href={`/patients/${ids.patientId}/helpers`} className="lone-link">
            {t("detail.back")}
          </a>
        </p>
      </>
    )
  })
}

/** What she gave: what it asks of her now, what it shows, and what she can change. */
async function Given({ helper, ids, done }: { helper: HelperShown; ids: HelperIds; done: unknown }) {
  const t = await words("delegation")
  const name = helper.caregiverName
  const ended = helper.state === "ended"
  const tense = tenseOf(helper)
  return (
    <>
      <NextGesture helper={helper} ids={ids} />
      {tense === "invited" || tense === "never" ? (
        <Details summary={t("detail.proposed", { state: tense })}>
          <Lists helper={helper} />
          <OnPaper helper={helper} ids={ids} />
        </Details>
      ) : (
        <>
          <Lists helper={helper} />
          <OnPaper helper={helper} ids={ids} />
        </>
      )}
      {!ended && (
        <ButtonLink href={`/patients/${ids.patientId}/preview/${ids.delegationId}`} tone="secondary">
          {t("detail.preview", { name })}
        </ButtonLink>
      )}
      <Facts helper={helper} name={name} patientId={ids.patientId} />
      <Changes helper={helper} ids={ids} />
      {helper.mayGrant && mayBeGivenAgain(helper) && !done && (
        <AskedForm action={draftAgain} hidden={ids} words={await formWords(t("again"))} tone="secondary" />
      )}
    </>
  )
}

/** The same on paper, for both to sign. */
async function OnPaper({ helper, ids: { patientId, delegationId } }: { helper: HelperShown; ids: HelperIds }) {
  const t = await words("paper")
  if (helper.state === "ended") return null
  return (
    <p>
      <a href={`/patients/${patientId}/helpers/${delegationId}/paper`} className="lone-link">
        {t("print")}
      </a>
    </p>
  )
}

async function Lists({ helper }: { helper: HelperShown }) {
  const sentences = grantSentences(await language(), "patient", helper.grant)
  const said = saidOf(tenseOf(helper), helper.mayGrant)
  return <GrantLists sentences={sentences} words={grantWords(await words("delegation"), helper.caregiverName, said)} />
}

async function Facts({ helper, name, patientId }: { helper: HelperShown; name: string; patientId: string }) {
  const t = await words("delegation")
  const tense = tenseOf(helper)
  const isToCome = tense === "invited" || tense === "arrived"
  const choices = [
    { term: t("detail.atEnd"), description: <AtEnd helper={helper} patientId={patientId} /> },
    { term: t("detail.unable"), description: <IfUnable helper={helper} patientId={patientId} /> },
  ]
  const use = { term: t("detail.use", { name }), description: <Use helper={helper} patientId={patientId} /> }
  // Of what never opened nobody made any use, and of what is over nothing is to come.
  const items = [...(helper.state === "ended" ? [] : choices), ...(isToCome || tense === "never" ? [] : [use])]
  if (items.length === 0) return null
  return (
    <Card>
      <DescriptionList items={items} />
      {!isToCome && (
        <p>
          <a href={`/patients/${patientId}/helpers/${helper.id}/consent`} className="lone-link">
            {t("detail.consent")}
          </a>
        </p>
      )}
    </Card>
  )
}

async function IfUnable({ helper, patientId }: { helper: HelperShown; patientId: string }) {
  const t = await words("delegation")
  const chosen = helper.state === "open" || helper.state === "suspended"
  return (
    <>
      <p>{t(helper.continuesIfUnable ? "detail.unableYes" : "detail.unableNo")}</p>
      {chosen && <a href={`/patients/${patientId}/helpers/${helper.id}/unable`}>{t("unable.change")}</a>}
    </>
  )
}

async function AtEnd({ helper, patientId }: { helper: HelperShown; patientId: string }) {
  const t = await words("delegation")
  const chosen = helper.state === "open" || helper.state === "suspended"
  return (
    <>
      <p>{t(`detail.${helper.atEnd}`)}</p>
      {chosen && <a href={`/patients/${patientId}/helpers/${helper.id}/at-end`}>{t("atEnd.change")}</a>}
    </>
  )
}

import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import type { Asked } from "@/components/forms/asked-fields"
import { ButtonLink } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { relationsIn, relationWord } from "@/lib/reference/relations"
import { language, words } from "@/lib/request/words"
import { listDepositedWishes, listWishes } from "@/lib/wishes/queries"
import { linkToSign } from "@/lib/wishes/signing/queries"
import { patientPage } from "../../../patient-page"
import { nameTrustedPerson } from "../actions"
import { writableBy } from "../reads"
import { TooYoung } from "../too-young"
import { SignedForm } from "./signed-form"
import { SigningCard } from "./signing-card"

type Props = PageProps<"/patients/[patientId]/wishes/trusted-person">

/** Who speaks for her with the doctors when she cannot: to name, and to sign together. */
export default async function TrustedPersonPage({ params, searchParams }: Props) {
  const { patientId } = await params
  const { done } = await searchParams
  return patientPage(
    patientId,
    ["edit:wishes", "view:wishes"],
    async (access) => {
      const named = (await listWishes(access)).find(({ kind }) => kind === "trusted_person")?.inForce ?? null
      return {
        isOldEnough: writableBy(access.actor).includes("trusted_person"),
        named,
        link: named?.signing ? linkToSign(named.signing) : null,
        deposited: await listDepositedWishes(access),
      }
    },
    async ({ isOldEnough, named, link, deposited }) => {
      if (!isOldEnough) return <TooYoung patientId={patientId} kind="trusted_person" />
      const [t, common] = [await words("wishes"), await words("common")]
      return (
        <>
          <Done done={done} />
          <PageHeading kicker={t("titleOwn")} title={t("kinds.trusted_person.title")} lead={t("trusted.lead")} />
          <Notice>
            <p>{t("trusted.law")}</p>
            <p>{t("trusted.protected")}</p>
          </Notice>
          {named && <SigningCard patientId={patientId} wish={named} link={link} />}
          {named && named.signing?.state !== "signed" && <SignedForm patientId={patientId} wish={named} deposited={deposited} />}
          <AskedForm
            action={nameTrustedPerson}
            hidden={{ patientId }}
            asked={await questions(named?.said.relation)}
            initial={named?.said ?? {}}
            words={await formWords(t(named ? "trusted.submitAgain" : "trusted.submit"))}
          >
            <ButtonLink tone="secondary" href={`/patients/${patientId}/wishes`}>
              {common("back")}
            </ButtonLink>
          </AskedForm>
        </>
      )
    },
    { width: "question" },
  )
}

const DONE = ["trusted", "asked", "code_withdrawn"] as const

async function Done({ done }: { done: string | string[] | undefined }) {
  const t = await words("wishes")
  const said = DONE.find((word) => word === done)
  return said ? <Notice tone="done" title={t(`done.${said}`)} announced /> : null
}

async function questions(chosen?: string): Promise<Asked[]> {
  const [t, e, locale] = [await words("wishes"), await words("emergency"), await language()]
  const options = relationsIn(locale, chosen).map((value) => ({ value, label: relationWord(value, "unknown", locale) }))
  const said = (name: string) => ({ name, label: t(`answers.trusted_person.${name}`) })
  return [
    { ...said("name"), kind: "text", autoComplete: "off", maxLength: 80 },
    { ...said("relation"), kind: "list", options, emptyLabel: e("contacts.choose") },
    { ...said("telephone"), kind: "text", type: "tel", width: "short", autoComplete: "off", maxLength: 40 },
    { ...said("address"), kind: "words", rows: 3, maxLength: 300 },
  ]
}

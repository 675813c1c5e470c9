import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import type { Asked } from "@/components/forms/asked-fields"
import { ButtonLink } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { formats, words } from "@/lib/request/words"
import { DIRECTIVES_QUESTIONS } from "@/lib/wishes/rules"
import { patientPage } from "../../../patient-page"
import { writeDirectives } from "../actions"
import { readToWrite } from "../reads"
import { TooYoung } from "../too-young"

/** Several questions in plain words, none of which has to be answered, or a document that is here already. */
export default async function DirectivesPage({ params }: PageProps<"/patients/[patientId]/wishes/directives">) {
  const { patientId } = await params
  return patientPage(
    patientId,
    ["edit:wishes", "view:wishes"],
    (access) => readToWrite(access, "directives"),
    async ({ isOldEnough, said, documentId, deposited }) => {
      if (!isOldEnough) return <TooYoung patientId={patientId} kind="directives" />
      const [t, common] = [await words("wishes"), await words("common")]
      return (
        <>
          <PageHeading kicker={t("titleOwn")} title={t("kinds.directives.title")} lead={t("directives.lead")} />
          <Notice>
            <p>{t("directives.law")}</p>
            <p>{t("directives.protected")}</p>
          </Notice>
          <AskedForm
            action={writeDirectives}
            hidden={{ patientId }}
            asked={await questions(deposited)}
            initial={{ ...said, documentId }}
            words={await formWords(t("directives.submit"))}
          >
            <ButtonLink tone="secondary" href={`/patients/${patientId}/wishes`}>
              {common("back")}
            </ButtonLink>
          </AskedForm>
          <p>
            <a href={`/patients/${patientId}/documents/add`} className="lone-link">
              {t("directives.deposit")}
            </a>
          </p>
        </>
      )
    },
    { width: "question" },
  )
}

type Deposited = { id: string; title: string; actOn: string }[]

async function questions(deposited: Deposited): Promise<Asked[]> {
  const [t, f] = [await words("wishes"), await formats()]
  const asked = DIRECTIVES_QUESTIONS.map((name): Asked => {
    const hint = t(`directives.hints.${name}`)
    return { kind: "words", name, label: t(`answers.directives.${name}`), hint, rows: 4, maxLength: 3000 }
  })
  if (deposited.length === 0) return asked
  const options = deposited.map(({ id, title, actOn }) => ({ value: id, label: `${title}, ${f.day(actOn)}` }))
  const document: Asked = {
    kind: "list",
    name: "documentId",
    label: t("directives.document"),
    hint: t("directives.documentHint"),
    options,
    emptyLabel: t("directives.noDocument"),
  }
  return [...asked, document]
}

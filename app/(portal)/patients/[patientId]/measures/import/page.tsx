import { randomUUID } from "node:crypto"
import { BulletList } from "@/components/ui/bullet-list"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { scrolled } from "@/components/ui/scrolled"
import { Unbroken } from "@/components/ui/unbroken"
import { exampleOf } from "@/lib/measures/importing/example/rules"
import { IMPORT_ACCEPTED, IMPORT_LIMITS, parseImportRefusal } from "@/lib/measures/importing/rules"
import { MEASURE_KINDS } from "@/lib/measures/rules"
import { sentencesOf } from "@/lib/request/refusals"
import { useFormats, useLanguage, useWords, words } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { UploadForm } from "../../documents/add/upload-form"
import { mayImport } from "../reads"

/** A file of measures is chosen here, beside what is understood of one. */
export default async function ImportPage({ params, searchParams }: PageProps<"/patients/[patientId]/measures/import">) {
  const { patientId } = await params
  const { problem, done } = await searchParams
  const refusal = parseImportRefusal(problem)
  return patientPage(
    patientId,
    ["view:measures", "add:measures"],
    mayImport,
    async ({ space }) => {
      const t = await words("measures")
      return (
        <>
          {refusal && (
            <Notice tone="danger" title={t("import.refused")} announced>
              <p>{t(`import.refusals.${refusal}`)}</p>
            </Notice>
          )}
          {done === "nothing" && <Notice title={t("import.added.done.nothing")} announced />}
          <PageHeading
            kicker={t("title")}
            title={space.isOwn ? t("import.title") : t("import.titleOf", { name: space.givenName })}
            lead={t("import.lead")}
            inError={refusal !== null}
          />
          <UploadForm
            address={`/api/imports/${patientId}`}
            depositKey={randomUUID()}
            accept={IMPORT_ACCEPTED}
            limits={IMPORT_LIMITS}
            sentences={await sentencesOfUpload()}
            words={await uploadWords()}
          />
          <Understood />
        </>
      )
    },
    { width: "question" },
  )
}

/** What the browser says of a file before it is sent: of measures, not of documents. */
async function sentencesOfUpload() {
  const [t, sentences] = [await words("measures"), await sentencesOf("deposit")]
  const ours = { no_file: "no_file", empty: "empty", too_large: "too_large", too_large_together: "too_large" }
  const said = Object.entries(ours).map(([code, refusal]) => [`deposit.${code}`, t(`import.refusals.${refusal}`)])
  return { ...sentences, ...Object.fromEntries(said) }
}

async function uploadWords() {
  const [t, d] = [await words("measures"), await words("deposit")]
  return {
    summary: t("import.refused"),
    label: t("import.file"),
    hint: t("import.hint"),
    submit: t("import.submit"),
    waiting: d("waiting"),
    progress: d.raw("progress"),
    checking: d("checking"),
    failed: t("import.failed"),
    ended: t("import.ended"),
    notTaken: t("import.failed"),
  }
}

function Understood() {
  const [t, f, locale] = [useWords("measures"), useFormats(), useLanguage()]
  const { text, moment } = exampleOf(locale)
  const kinds = f.list(MEASURE_KINDS.map((kind) => t(`kinds.${kind}`)))
  return (
    <Card title={t("import.understood")}>
      <BulletList
        items={[
          t("import.rules.lines"),
          t("import.rules.columns"),
          t("import.rules.days", { moment }),
          t("import.rules.numbers"),
          t("import.rules.kinds", { kinds }),
          t("import.rules.fhir"),
        ]}
      />
      <h3 className="text-large">
        <Unbroken>{t("import.example")}</Unbroken>
      </h3>
      <pre {...scrolled(t("import.example"))} className="overflow-x-auto rounded-card bg-paper p-4 text-small">
        {text}
      </pre>
    </Card>
  )
}

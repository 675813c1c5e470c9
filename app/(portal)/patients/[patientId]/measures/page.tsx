import { PlaceTabs } from "@/components/layout/place-tabs"
import { MeasureList } from "@/components/measures/measure-list"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { writeMoment } from "@/lib/measures/rules"
import { sentencesOf } from "@/lib/request/refusals"
import { useWords, words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { patientPage } from "../../patient-page"
import { type AddWords, MeasureForm } from "./measure-form"
import { readMeasures } from "./reads"

/** The measures of a space, the latest first, and the form to write one down. */
export default async function MeasuresPage({ params, searchParams }: PageProps<"/patients/[patientId]/measures">) {
  const { patientId } = await params
  const query = await searchParams
  return patientPage(
    patientId,
    ["view:measures"],
    (access) => readMeasures(access, query),
    ({ space, page, isFurther, mayAdd, isProposed }) => (
      <>
        {query.done === "added" && <Done name={isProposed ? space.givenName : undefined} />}
        <Heading space={space} mayAdd={mayAdd} />
        {!space.inCare && <PlaceTabs patientId={patientId} sections={space.sections} section="measures" />}
        <MeasureList
          page={page}
          base={`/patients/${patientId}/measures`}
          patientName={space.isOwn ? undefined : space.givenName}
          mayAdd={mayAdd}
          isFurther={isFurther}
        />
        {mayAdd && <Add space={space} isProposed={isProposed} />}
      </>
    ),
  )
}

function Done({ name }: { name?: string }) {
  const t = useWords("measures")
  return <Notice tone="done" title={name ? t("addedToConfirm", { name }) : t("added")} announced />
}

function Heading({ space: { isOwn, inCare, givenName }, mayAdd }: { space: SpaceHeader; mayAdd: boolean }) {
  const t = useWords("measures")
  const lead = inCare?.isAuthorOnly ? t("leadAuthor") : isOwn ? t("lead") : t("leadOther", { name: givenName })
  const add = mayAdd && (
    <ButtonLink href="#add" tone="secondary">
      {t("add.title")}
    </ButtonLink>
  )
  return <PageHeading title={t("title")} lead={lead} action={add} />
}

async function Add({ space: { patientId, givenName }, isProposed }: { space: SpaceHeader; isProposed: boolean }) {
  const t = await words("measures")
  const form: AddWords = t.raw("add")
  return (
    <Card title={form.title} id="add">
      <p className="max-w-text text-soft">{isProposed ? t("add.leadProposed", { name: givenName }) : form.lead}</p>
      <MeasureForm
        patientId={patientId}
        now={writeMoment(new Date())}
        kinds={{ weight: t("kinds.weight"), blood_pressure: t("kinds.blood_pressure") }}
        words={form}
        sentences={await sentencesOf("measures")}
      />
    </Card>
  )
}

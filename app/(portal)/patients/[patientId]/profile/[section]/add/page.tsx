import { randomUUID } from "node:crypto"
import { notFound } from "next/navigation"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { addressOf, type LineSection, NONE_CODES, parseSection } from "@/lib/profile/rules"
import { words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { patientPage } from "../../../../patient-page"
import { addLine, addNone } from "../../actions"
import { Gesture } from "../../gesture"
import { LineForm } from "../../line-form"
import { medicineAnswer, medicineQuestion } from "../../medicine-question"
import { codeQuestions, formWords, questionsOf } from "../../questions"
import { readAdding } from "../../reads"

/** A new line of one section: two or three answers, and more for who wants to say more. */
export default async function AddLinePage({ params, searchParams }: PageProps<"/patients/[patientId]/profile/[section]/add">) {
  const { patientId, section: address } = await params
  const { step } = await searchParams
  const section = parseSection(address)
  if (!section) notFound()
  return patientPage(
    patientId,
    [`add:${section}`],
    (access) => readAdding(access, section, step),
    async ({ space, isEmpty, isProposed, medicine }) => (
      <>
        <Heading space={space} section={section} isProposed={isProposed} />
        <Card>
          <LineForm
            action={addLine}
            hidden={{ patientId, section, lineId: randomUUID() }}
            {...(await questionsOf(section))}
            values={medicineAnswer(medicine)}
            medicine={await medicineQuestion(medicine, `/patients/${patientId}/profile/${address}/add`)}
            code={space.inCare ? await codeQuestions(section) : undefined}
            intimate={space.isOwn ? await intimateWords() : undefined}
            words={await formWords((await words("profile"))("form.submit"))}
          />
        </Card>
        {isEmpty && <SayNone patientId={patientId} section={section} />}
      </>
    ),
    { width: "question" },
  )
}

async function intimateWords() {
  const t = await words("profile")
  return { label: t("form.intimate"), hint: t("form.intimateHint") }
}

type HeadingProps = { space: SpaceHeader; section: LineSection; isProposed: boolean }

async function Heading({ space: { patientId, givenName }, section, isProposed }: HeadingProps) {
  const t = await words("profile")
  return (
    <>
      <p>
        <a href={`/patients/${patientId}/profile/${addressOf(section)}`} className="lone-link">
          {t(`sections.${section}`)}
        </a>
      </p>
      <PageHeading title={t(`add.${section}`)} lead={isProposed ? t("form.leadProposed", { name: givenName }) : t("form.lead")} />
    </>
  )
}

/** Where nothing is written, that there is nothing is a word of its own. */
async function SayNone({ patientId, section }: { patientId: string; section: LineSection }) {
  const t = await words("profile")
  if (!NONE_CODES[section]) return null
  return (
    <Gesture
      patientId={patientId}
      line={{ section, id: randomUUID() }}
      action={addNone}
      label={t(`sayNone.${section}`)}
      tone="secondary"
    />
  )
}

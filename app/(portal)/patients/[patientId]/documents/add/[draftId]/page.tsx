import { type DescribeStep, standAt } from "@/lib/documents/deposit/steps/rules"
import { groupLabel, groupOfType, typeLabel } from "@/lib/reference/document-types"
import { keptHere } from "@/lib/request/kept"
import type { Shown } from "@/lib/request/patient"
import { sentencesOf } from "@/lib/request/refusals"
import { language, words } from "@/lib/request/words"
import { patientPage } from "../../../../patient-page"
import { discardDeposit } from "../../actions"
import { ButtonForm } from "../../button-form"
import { sensitivityOptions } from "../../sensitivity-options"
import { typeOptions } from "../../type-options"
import type { Answer } from "./answered"
import { DescribeForm } from "./describe-form"
import { answersInWords, DescribeHeading } from "./describe-heading"
import { describeWords, sightWords } from "./describe-words"
import { DraftPictures } from "./draft-pictures"
import { IdentityQuestion } from "./identity-question"
import { readDeposit } from "./reads"

type Here = { patientId: string; draftId: string; query: string; all: boolean }

/** What a deposit is, of which day, sensitive or not: one question a page; a professional answers all on one. */
export default async function DescribePage({ params, searchParams }: PageProps<"/patients/[patientId]/documents/add/[draftId]">) {
  const ids = await params
  const { q, all, step: wanted } = await searchParams
  const here = { ...ids, query: typeof q === "string" ? q : "", all: Boolean(all) }
  return patientPage(
    ids.patientId,
    ["add:documents"],
    (access) => readDeposit(access, here),
    async (deposit) => {
      const { space, asked, files, pictures } = deposit
      if (asked) return <IdentityQuestion about={asked} space={space} draftId={ids.draftId} />
      const [t, d] = [await words("documents"), await words("deposit")]
      const answers = (await keptHere())?.values ?? null
      const { step, fault } = space.inCare ? { step: "all" as const } : standAt(wanted, answers)
      const page = pageOf(here)
      return (
        <>
          <DescribeHeading step={step} files={files} inError={fault !== undefined} />
          <DraftPictures page={page} pictures={pictures} />
          <Question
            {...{ deposit, here, step, fault }}
            answered={step === "last" && answers ? await answersInWords(answers) : []}
          />
          <ButtonForm
            action={discardDeposit}
            fields={ids}
            label={d("describe.discard")}
            tone="quiet"
            words={{ summary: t("summary"), waiting: t("waiting") }}
          />
        </>
      )
    },
    { width: "question" },
  )
}

const pageOf = ({ patientId, draftId }: Here) => `/patients/${patientId}/documents/add/${draftId}`

type QuestionProps = {
  deposit: Shown<Awaited<ReturnType<typeof readDeposit>>>
  here: Here
  step: DescribeStep | "all"
  fault?: ReturnType<typeof standAt>["fault"]
  answered: Answer[]
}

async function Question({ deposit: { space, found, types, proposed, actOn }, here, step, fault, answered }: QuestionProps) {
  const [t, d, locale] = [await words("documents"), await words("deposit"), await language()]
  const sentences = await sentencesOf("documents", "deposit")
  const { patientId, draftId, query, all } = here
  const choices = found.map((value) => ({
    value,
    label: typeLabel(value, locale),
    hint: value === proposed ? d("describe.proposed") : groupLabel(groupOfType(value), locale),
  }))
  return (
    <DescribeForm
      sentences={sentences}
      key={`${query}${all}${step}`}
      fixed={{ patientId, draftId }}
      initial={{ typeCode: proposed ?? (query ? (found[0] ?? "") : ""), actOn: actOn ?? "", sensitivity: "by_type" }}
      step={step}
      answered={answered}
      fieldErrors={fault ? { [fault.name]: [sentences[fault.code] ?? fault.code] } : {}}
      choices={choices}
      everyType={all || choices.length === 0 ? typeOptions(types, locale) : undefined}
      page={pageOf(here)}
      search={{ query, isFound: found.length > 0 }}
      sensitivities={sensitivityOptions(t, space)}
      words={await describeWords(query)}
      sight={space.inCare ? { words: await sightWords(), isMinor: space.inCare.traits?.isMinor ?? false } : undefined}
    />
  )
}

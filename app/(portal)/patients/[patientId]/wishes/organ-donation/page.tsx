import { AskedForm } from "@/components/delegation/asked-form"
import { formWords } from "@/components/delegation/form-words"
import { ButtonLink } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { sayOrganDonation } from "../actions"
import { readToWrite } from "../reads"
import { TooYoung } from "../too-young"

/** A word of one's own about organ donation, and where the register is that decides. */
export default async function OrganDonationPage({ params }: PageProps<"/patients/[patientId]/wishes/organ-donation">) {
  const { patientId } = await params
  return patientPage(
    patientId,
    ["edit:wishes", "view:wishes"],
    (access) => readToWrite(access, "organ_donation"),
    async ({ isOldEnough, said }) => {
      if (!isOldEnough) return <TooYoung patientId={patientId} kind="organ_donation" />
      const [t, common] = [await words("wishes"), await words("common")]
      return (
        <>
          <PageHeading kicker={t("titleOwn")} title={t("kinds.organ_donation.title")} lead={t("organ.lead")} />
          <Notice>
            <p>{t("organ.law")}</p>
            <p>
              {t("organ.register")}{" "}
              <a href="https://www.registrenationaldesrefus.fr" rel="noreferrer">
                {t("organ.registerSite")}
              </a>
            </p>
          </Notice>
          <AskedForm
            action={sayOrganDonation}
            hidden={{ patientId }}
            asked={[{ kind: "words", name: "words", label: t("answers.organ_donation.words"), rows: 5, maxLength: 3000 }]}
            initial={said}
            words={await formWords(t("organ.submit"))}
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

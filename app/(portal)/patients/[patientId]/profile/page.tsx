import { PlaceHeading } from "@/components/layout/place-heading"
import { ProfileView } from "@/components/profile/profile-view"
import { Notice } from "@/components/ui/notice"
import { countProposals } from "@/lib/documents/proposals/queries"
import { useReader } from "@/lib/request/actor"
import { useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import { patientPage } from "../../patient-page"
import { Beside } from "./gesture"
import { readProfile } from "./reads"

/** The medical profile of a space: what holds now, section by section, each line with where it comes from. */
export default async function ProfilePage({ params }: PageProps<"/patients/[patientId]/profile">) {
  const { patientId } = await params
  return patientPage(
    patientId,
    [],
    async (access) => ({ ...(await readProfile(access)), proposed: await countProposals(access) }),
    ({ space, sections, addable, gestures, contested, medicines, proposed }) => (
      <>
        <Heading space={space} />
        <Proposed patientId={patientId} {...proposed} />
        <ProfileView
          sections={sections}
          medicines={medicines}
          base={`/patients/${patientId}/profile`}
          documents={`/patients/${patientId}/documents`}
          patientName={space.isOwn ? undefined : space.givenName}
          addable={addable}
          gestures={(line, heard) => (
            <Beside patientId={patientId} line={line} heard={heard} may={gestures[line.id]} inList={contested[line.id]} />
          )}
        />
        <Note />
      </>
    ),
    { section: "profile" },
  )
}

function Heading({ space }: { space: SpaceHeader }) {
  const { isOwn, inCare, givenName } = space
  const t = useWords("profile")
  const lead = inCare?.isAuthorOnly ? t("leadAuthor") : isOwn ? t("lead") : t("leadOther", { name: givenName })
  return <PlaceHeading space={space} section="profile" title={t("title")} lead={lead} />
}

/** How much documents propose for the record, and the way there. */
function Proposed({ patientId, documents, lines }: { patientId: string; documents: number; lines: number }) {
  const t = useWords("proposals")
  if (lines === 0) return null
  return (
    <Notice title={t("ofAll.title", { documents, lines })}>
      <a href={`/patients/${patientId}/proposals`} className="lone-link print:hidden">
        {t("ofAll.link")}
      </a>
    </Notice>
  )
}

function Note() {
  return <Notice>{useWords("profile")("nobodyErases", { reader: useReader() })}</Notice>
}

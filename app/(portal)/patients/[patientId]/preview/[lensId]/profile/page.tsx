import { ProfileView } from "@/components/profile/profile-view"
import { ContestedBadge } from "@/components/rectifications/request-words"
import { LINE_SECTIONS } from "@/lib/profile/rules"
import { readProfile } from "../../../profile/reads"
import { PreviewHeading, previewPage } from "../preview-page"

const VIEWS = LINE_SECTIONS.map((section) => `view:${section}` as const)

/** Her profile, exactly as the person will see it; nothing can be written here. */
export default async function PreviewedProfilePage({ params }: PageProps<"/patients/[patientId]/preview/[lensId]/profile">) {
  const place = await params
  const base = `/patients/${place.patientId}/preview/${place.lensId}`
  return previewPage(place, VIEWS, readProfile, ({ sight, sections, contested, medicines }) => (
    <>
      <PreviewHeading sight={sight} section="profile" />
      <ProfileView
        sections={sections}
        documents={`${base}/documents`}
        patientName={sight.givenName}
        addable={[]}
        medicines={medicines}
        gestures={(line) => <ContestedBadge inList={contested[line.id]} />}
      />
    </>
  ))
}

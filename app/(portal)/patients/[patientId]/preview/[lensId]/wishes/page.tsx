import { WishCards } from "@/components/wishes/wish-cards"
import { readWishes } from "../../../wishes/reads"
import { PreviewHeading, previewPage } from "../preview-page"

/** Her wishes, exactly as the person will read them. */
export default async function PreviewedWishesPage({ params }: PageProps<"/patients/[patientId]/preview/[lensId]/wishes">) {
  return previewPage(await params, "view:wishes", readWishes, ({ sight, kinds }) => (
    <>
      <PreviewHeading sight={sight} section="wishes" />
      <WishCards kinds={kinds} />
    </>
  ))
}

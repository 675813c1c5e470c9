import { laterVersion } from "@/lib/documents/related/rules"
import type { DocumentDetail } from "@/lib/documents/rules"
import { AboutBanner } from "./about-another"
import { FileNotices } from "./file-notices"
import { ProfessionalBanners } from "./professional-banners"
import { LaterVersion } from "./related"

type DocumentWarningsProps = {
  document: DocumentDetail
  /** The given name of the patient, for everybody but herself. */
  patientName?: string
  /** The list that the document stands in. */
  base: string
  /** Where the person whose it is finds the file as it was given, when what is read is a copy that cannot act. */
  original?: string
}

/** What must be known before a document is read, wherever it is: a later version, somebody else, who may not see it yet, a copy. */
export function DocumentWarnings({ document, patientName, base, original }: DocumentWarningsProps) {
  const { related, about, author, forProfessional, parts } = document
  const later = laterVersion(related)
  return (
    <>
      {later && <LaterVersion version={later} base={base} />}
      {about && <AboutBanner about={about} author={author} patientName={patientName} />}
      {forProfessional && <ProfessionalBanners marks={forProfessional} />}
      <FileNotices parts={parts} original={original} />
    </>
  )
}

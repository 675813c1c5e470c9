import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { setProposalAside } from "@/lib/documents/proposals/commands"
import { ASTHMA, FLU_SHOT, GOUT, HIP, METFORMIN, PENICILLIN, summaryOf } from "@/lib/documents/proposals/testing"
import { addLine } from "@/lib/profile/commands"
import type { Circle } from "../circle/ids"
import { depositSummary } from "../fixtures/summaries"
import { type Action, area as define, inSpace } from "../route"

type Made = { proposingId: string; doseEntry: string; setAsideEntry: string; ownLineId: string }

const BOTH: Action<Made> = { may: ["patient", "caregiver"] }
const ofDose = ({ proposingId, doseEntry }: Circle & Made) => ({ documentId: proposingId, entry: doseEntry })
const NOT_IN_CARE = { teamProfessional: "not-found" } as const

/** What documents propose for the record, and what is done with it. */
export const area = define<Made>({
  make: async ({ patientId, actors: { patient } }) => {
    const ownLineId = crypto.randomUUID()
    const own = { section: "conditions", lineId: ownLineId, content: { label: "asthme" } } as const
    await withAccess(patient, patientId, ["add:conditions"], (access) => addLine(access, own))
    const bytes = summaryOf([ASTHMA, PENICILLIN, METFORMIN, FLU_SHOT, GOUT, HIP])
    const proposingId = await depositSummary(patient, patientId, bytes)
    const rows = await asSuperuser(
      (sql) => sql`select section, entry from proposals where document_id = ${proposingId} order by place`,
    )
    const entryOf = (section: string) => String(rows.find((row) => row.section === section)?.entry)
    const aside = { documentId: proposingId, entry: entryOf("medications") }
    await withAccess(patient, patientId, ["view:documents"], (access) => setProposalAside(access, aside))
    return { proposingId, doseEntry: entryOf("vaccinations"), setAsideEntry: entryOf("medications"), ownLineId }
  },
  routes: [
    inSpace("/proposals", /^(Ce que vos documents proposent|Ce que proposent les documents)$/, ["view:documents"], {
      also: ({ patientId, proposingId, setAsideEntry }) => [
        `/patients/${patientId}/proposals?document=${proposingId}&done=aside&of=${proposingId}&entry=${setAsideEntry}`,
      ],
      except: NOT_IN_CARE,
    }),
    inSpace("/proposals/[documentId]/[entry]", "Noter un vaccin proposé", ["view:documents"], {
      ids: ofDose,
      except: NOT_IN_CARE,
    }),
  ],
  actions: {
    takeProposal: BOTH,
    takeProposals: BOTH,
    takeProposalAgainst: { ...BOTH, fill: () => ({ against: "influenza" }) },
    setProposalAside: BOTH,
    bringProposalBack: BOTH,
    replaceWords: { may: ["patient"] },
  },
})

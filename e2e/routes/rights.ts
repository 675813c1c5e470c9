import { randomUUID } from "node:crypto"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { sendComplaint } from "@/lib/complaints/commands"
import { sayEmergencyChoice } from "@/lib/confidentiality/commands"
import { addLine } from "@/lib/profile/commands"
import type { Circle } from "../circle/ids"
import { type Action, area as define, handlerInSpace, inSpace, page } from "../route"

type Made = { complaintId: string; askedLineId: string }

const PATIENT: Action<Made> = { may: ["patient"] }
const COMPLAINT = { about: "L’accès de Claire Lefèvre", words: "Il a pris fin trop tard.", answer: "jeanne@example.org" }
const WRONG = { words: " " }

/** One choice said and the other not, a line to ask about, and a complaint that waits. */
async function make({ actors: { patient }, patientId }: Circle): Promise<Made> {
  await withAccess(patient, patientId, ["edit:confidentiality"], (access) => sayEmergencyChoice(access, "break_glass", "opposed"))
  const askedLineId = randomUUID()
  const line = { section: "conditions", lineId: askedLineId, content: { label: "Asthme" } } as const
  await withAccess(patient, patientId, ["add:conditions"], (access) => addLine(access, line))
  return { askedLineId, complaintId: await withOwn(patient, (own) => sendComplaint(own, COMPLAINT)) }
}

/** As after the identity provider: the form is there for whoever has just shown who they are. */
async function signInAnew({ actors: { patient }, patientId }: Circle): Promise<string> {
  await asSuperuser((sql) => sql`update sessions set stepped_up_at = now() where account_id = ${patient.accountId}`)
  return `/patients/${patientId}/take-out`
}

/** What the person keeps back, what the law gives her, and how anybody complains. */
export const area = define<Made>({
  make,
  routes: [
    inSpace("/confidentiality", "Confidentialité", ["view:confidentiality", "edit:care_circle", "view:care_circle"], {
      also: ({ patientId }) => [`/patients/${patientId}/confidentiality?done=break_glass&before=not_said`],
    }),
    inSpace(
      "/confidentiality/readers/[section]/[itemId]",
      "Qui pourrait lire cette ligne aujourd’hui ?",
      ["view:confidentiality"],
      {
        ids: ({ askedLineId }) => ({ section: "conditions", itemId: askedLineId }),
        also: ({ patientId, askedLineId }) => [`/patients/${patientId}/confidentiality/readers/conditions/${askedLineId}?q=levy`],
      },
    ),
    inSpace("/rights", "Mes droits", ["view:rights"]),
    inSpace("/take-out", "Tout emporter", ["act:exports"]),
    // Nothing was asked for: whoever may is led to where that is done.
    handlerInSpace("/take-out/file", ["act:exports"], { answer: "moved" }),
    inSpace(
      "/helpers/[delegationId]/complaint",
      "Me plaindre de l’accès de Claire Lefèvre",
      ["view:delegations", "edit:delegations"],
      {
        wrong: WRONG,
      },
    ),
    inSpace("/care-circle/[professionalId]/complaint", "Me plaindre : Dr Sarah Levy", ["edit:care_circle"], {
      ids: ({ memberId }) => ({ professionalId: memberId }),
      wrong: WRONG,
    }),
    page("/helping/[delegationId]/complaint", "Me plaindre de mon accès chez Jeanne", ["caregiver"], { wrong: WRONG }),
    page("/account/complaints", "Mes réclamations", "citizens"),
    page("/account/complaints/new", "Écrire une réclamation", "citizens", { wrong: WRONG }),
    page("/account/complaints/[complaintId]", /^Envoyée le .+$/, ["patient"]),
  ],
  actions: {
    askForExport: { ...PATIENT, state: signInAnew },
    sayEmergencyChoice: PATIENT,
    sendComplaint: { ...PATIENT, fill: () => COMPLAINT },
    withdrawComplaint: PATIENT,
  },
})

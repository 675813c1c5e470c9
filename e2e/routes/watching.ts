import { asSuperuser } from "@/lib/access/testing"
import type { Circle } from "../circle/ids"
import { area as define, inSpace } from "../route"

type Made = { visitId: string }

/** Somebody of the care team came, for whoever watches to see. */
async function make({ actors, patientId }: Circle): Promise<Made> {
  const [line] = await asSuperuser(
    (sql) => sql`insert into audit_events (patient_id, actor_account_id, action, basis)
      values (${patientId}, ${actors.teamProfessional.accountId}, 'space.viewed', 'care_team') returning id`,
  )
  return { visitId: line?.id ?? "" }
}

const CHOOSES = ["view:delegations", "edit:delegations"] as const

/** Who came, for whoever the patient asked to watch with her. */
export const area = define<Made>({
  make,
  routes: [
    inSpace("/journal/visits", "Qui est venu", ["view:visits"]),
    // The patient has nobody to tell: whoever watches finds the form.
    inSpace("/journal/visits/[visitId]", "Signaler cette visite", ["view:visits"], { seenBy: "caregiver" }),
    inSpace("/journal/visits/[visitId]/report", "Signaler cette visite", ["view:visits"], { wrong: { words: " " } }),
    inSpace("/journal/watchers", "Qui peut veiller avec vous ?", CHOOSES),
    inSpace("/journal/watchers/invite", "Qui va veiller avec vous ?", ["edit:delegations"]),
    inSpace("/journal/[lineId]", "Une visite à regarder", ["view:journal"], { ids: ({ visitId }) => ({ lineId: visitId }) }),
  ],
  actions: {
    reportVisit: { may: ["caregiver"] },
    chooseWatcher: { may: ["patient"] },
    inviteWatcher: { may: ["patient"], fill: () => ({ name: "Paul Garnier", relation: "neighbour" }) },
    endWatching: { may: ["patient"] },
  },
})

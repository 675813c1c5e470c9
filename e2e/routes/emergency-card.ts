import { withAccess } from "@/lib/access/require-access"
import { changeEmergencyCard, giveCardCode, giveHomeCode } from "@/lib/emergency-card/commands"
import { getCardCode, getHomeCode } from "@/lib/emergency-card/queries"
import type { Circle } from "../circle/ids"
import { area as define, handlerInSpace, inSpace, page } from "../route"

type Made = { cardCode: string; homeCode: string }

const FIRST = "J’entends mal. J’ai un diabète de type 2, et du sucre dans mon sac."

/** A card with something to know first, and a code on it. */
async function make({ actors: { patient }, patientId }: Circle): Promise<Made> {
  return withAccess(patient, patientId, ["edit:emergency_card"], async (access) => {
    await changeEmergencyCard(access, { version: 0, firstWords: FIRST, bloodGroup: "O-", speaks: "français" })
    await giveCardCode(access)
    await giveHomeCode(access, { opensCard: true })
    return {
      cardCode: (await getCardCode(access))?.link.split("/").at(-1) ?? "",
      homeCode: (await getHomeCode(access))?.code ?? "",
    }
  })
}

/** One page for whoever comes to help, printed with a code or without. */
export const area = define<Made>({
  make,
  routes: [
    inSpace("/emergency-card", "Fiche d’urgence", ["view:emergency_card"], { alsoBy: { person: "teamProfessional" } }),
    inSpace("/emergency-card/change", "Ce que dit la fiche", ["edit:emergency_card", "view:emergency_card"], {
      // Nothing of it has to be said: what is too long is what is refused.
      wrong: { speaks: "français, ".repeat(20) },
    }),
    handlerInSpace("/emergency-card/pdf", ["view:emergency_card"]),
    inSpace("/preview/[lensId]/emergency-card", "Votre espace, comme Claire Lefèvre le voit", ["edit:delegations"], {
      ids: ({ delegationId }) => ({ lensId: delegationId }),
      // Nobody but the patient looks through somebody else's eyes: to all others there is no such thing.
      except: { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" },
    }),
    inSpace("/emergency-card/at-home", "Un code à la maison", ["edit:emergency_card"]),
    handlerInSpace("/emergency-card/at-home/pdf", ["edit:emergency_card"]),
    inSpace("/last-days", "Les sept derniers jours", []),
    page("/at-home/[code]", "Un code à la maison", "everybody", {
      ids: ({ homeCode }) => ({ code: homeCode }),
      // Whoever helps there is led on to the last days, by their own access.
      except: { patient: "moved", caregiver: "moved", caregiverWithout: "moved", teamProfessional: "moved" },
    }),
    page("/card/[code]", "Fiche d’urgence", "everybody", { ids: ({ cardCode }) => ({ code: cardCode }) }),
  ],
  actions: {
    changeEmergencyCard: { may: ["patient"], fill: () => ({ firstWords: FIRST, bloodGroup: "A+", speaks: "" }) },
    giveCardCode: { may: ["patient"] },
    withdrawCardCode: { may: ["patient"] },
    giveHomeCode: { may: ["patient"], fill: () => ({ opensCard: "no" }) },
    withdrawHomeCode: { may: ["patient"] },
    openCard: { may: ["patient"], changesNothing: "the card is read, by whoever has it in hand" },
  },
})

import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newDocument } from "@/lib/access/testing"
import { withdrawRectification } from "@/lib/rectifications/commands"
import { newRectification, openRectification } from "@/lib/rectifications/testing"
import type { Circle } from "../circle/ids"
import { area as define, inSpace } from "../route"

type Made = Record<"contestableId" | "rectificationId" | "withdrawnId" | "seenId", string>

/** A document that the professional of the care team wrote, of a group that the caregiver reads. */
const written = ({ actors, patientId }: Circle, title: string) =>
  newDocument(actors.patient, patientId, {
    title,
    authorKind: "professional",
    authorAccountId: actors.teamProfessional.accountId,
    authorName: actors.teamProfessional.displayName,
  })

/** "Ce n'est pas exact": contesting what a professional wrote, and the answer to it. */
export const area = define<Made>({
  make: async (circle: Circle) => {
    const { actors, patientId } = circle
    const contest = async (title: string) =>
      newRectification(actors.patient, patientId, { section: "documents", itemId: await written(circle, title) })
    const rectificationId = await contest("Compte rendu contesté")
    const withdrawnId = await contest("Compte rendu contesté puis non")
    const seenId = await contest("Compte rendu contesté, lu")
    await openRectification(actors.teamProfessional, patientId, seenId)
    await asSuperuser((sql) => sql`update rectifications set due_on = current_date - 3 where id = ${seenId}`)
    await withAccess(actors.patient, patientId, ["add:rectifications"], (access) => withdrawRectification(access, withdrawnId))
    return { contestableId: await written(circle, "Compte rendu à contester"), rectificationId, withdrawnId, seenId }
  },
  routes: [
    inSpace("/rectifications/ask/[section]/[itemId]", "Ce n’est pas exact", ["view:documents", "add:rectifications"], {
      ids: ({ contestableId }) => ({ section: "documents", itemId: contestableId }),
    }),
    // Read with the document that it is about: to who does not read that, it is not there.
    inSpace("/rectifications/[rectificationId]", "Demande de correction", ["view:documents"], {
      except: { caregiverWithout: "not-found" },
      also: ({ patientId, withdrawnId, seenId }) =>
        [`${withdrawnId}?done=withdrawn`, seenId].map((rest) => `/patients/${patientId}/rectifications/${rest}`),
      alsoBy: { person: "teamProfessional" },
    }),
  ],
  actions: {
    askRectification: { may: ["patient"], fill: () => ({ wrong: "Ce n’est pas ma main droite.", right: "La main gauche" }) },
    answerRectification: {
      may: ["teamProfessional"],
      fill: () => ({ answer: "checked", words: "C’est bien la main droite." }),
    },
    withdrawRectification: { may: ["patient"] },
  },
})

import { close, letInto, newMessage, newThread } from "@/lib/threads/testing"
import type { Circle } from "../circle/ids"
import { type Action, area as define, inSpace, page, space } from "../route"

type Made = Record<"threadId" | "closedThreadId" | "otherThreadId", string>
const PATIENT = { may: ["patient"] } satisfies Action
const IN_THE_THREAD: Action["may"] = ["patient", "caregiver", "teamProfessional"]

/** Messages: the threads of a space, one of them, writing, and who reads it. */
export const area = define<Made>({
  make: async ({ actors, patientId }: Circle) => {
    const { patient, caregiver, teamProfessional } = actors
    const to = teamProfessional.accountId
    const threadId = await newThread(patient, patientId, { to })
    await letInto(patient, patientId, threadId, caregiver)
    await newMessage(teamProfessional, patientId, threadId)
    const closedThreadId = await newThread(patient, patientId, { to, subject: "Une question réglée" })
    await close(teamProfessional, patientId, closedThreadId)
    // One into which nobody was let yet.
    const otherThreadId = await newThread(patient, patientId, { to, subject: "Ma tension" })
    return { threadId, closedThreadId, otherThreadId }
  },
  routes: [
    inSpace("/messages", /^(Messages|Écrire à Jeanne Lefèvre)$/, ["view:messages"]),
    inSpace("/messages/new", "Écrire un message", ["act:messages"]),
    inSpace("/messages/[threadId]", "Mon pansement", ["view:messages"], {
      also: ({ patientId, closedThreadId, otherThreadId }) =>
        [closedThreadId, otherThreadId].map((id) => `/patients/${patientId}/messages/${id}`),
    }),
    inSpace("/messages/[threadId]/file", "Envoyer un fichier", ["view:messages", "act:messages", "add:documents"]),
    space("/api/uploads/[patientId]/messages/[threadId]", [], { method: "POST", answer: "moved", except: { nobody: "sign-in" } }),
    inSpace("/preview/[lensId]/messages", "Votre espace, comme Claire Lefèvre le voit", ["edit:delegations"], {
      ids: ({ delegationId }) => ({ lensId: delegationId }),
      // Nobody but the patient looks through somebody else's eyes: to all others there is no such thing.
      except: { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" },
    }),
    page("/professional/messages", "Messages", "professionals"),
  ],
  actions: {
    openThread: {
      // To whom is asked of who decides for the patient alone: the others write to her.
      may: IN_THE_THREAD,
      fill: ({ actors }) => ({ to: actors.teamProfessional.accountId, subject: "Ma tension", words: "Est-ce trop haut ?" }),
    },
    sendMessage: { may: IN_THE_THREAD, fill: () => ({ words: "Merci de votre réponse." }) },
    closeThread: { may: ["patient", "teamProfessional"] },
    reopenThread: PATIENT,
    addToThread: { ...PATIENT, fill: ({ actors }) => ({ accountId: actors.caregiver.accountId }) },
    removeFromThread: PATIENT,
    shareEarlier: PATIENT,
    sayAnswerTime: { may: ["professional", "teamProfessional"], fill: () => ({ sentence: "Le mardi et le vendredi." }) },
  },
})

import { randomUUID } from "node:crypto"
import type { Actor } from "@/lib/access/actor"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { sayAnswerTime } from "@/lib/threads/answering/commands"
import { closeThread, openThread, sendMessage } from "@/lib/threads/commands"
import { addToThread } from "@/lib/threads/members/commands"
import { getThread } from "@/lib/threads/queries"
import { markThreadRead } from "@/lib/threads/reading/commands"
import { atWork } from "../care-team"
import { castPerson } from "../cast"
import type { Seeding } from "../sections"

type Said = readonly [who: string, words: string]

/** What Jeanne writes with her doctor, her nurse and her daughter; one thread is over, and one waits for her to read it. */
export async function seedSection(seeding: Seeding): Promise<void> {
  const { patientId } = seeding
  const someone = (key: string) => present(seeding, key)
  const sentence = "Je lis mes messages chaque soir après ma tournée, sauf le dimanche."
  await withOwn(someone("nurse"), (own) => sayAnswerTime(own, sentence))
  const settled = await begin(seeding, "morel", "Le vaccin contre la grippe", "Où puis-je me faire vacciner sans attendre ?")
  await write(seeding, settled, [["morel", "À la pharmacie, sans rendez-vous. Je ferme cette conversation."]])
  await withAccess(someone("morel"), patientId, ["act:messages"], (access) => closeThread(access, settled))
  const walk = "Puis-je reprendre la marche du matin ? Une demi-heure, sur du plat."
  const walking = await begin(seeding, "morel", "Ma marche du matin", walk)
  await write(seeding, walking, [
    ["morel", "Oui, très bien. Arrêtez-vous si le souffle vous manque, et parlons-en au rendez-vous."],
  ])
  const off = "Bonjour Julie, le pansement s’est décollé ce matin. Est-ce que je peux attendre votre passage ?"
  const dressing = await begin(seeding, "nurse", "Mon pansement au pied", off)
  await write(seeding, dressing, [["nurse", "Oui, couvrez-le avec une compresse propre. Je passe demain à neuf heures."]])
  const { accountId } = someone("claire")
  await withAccess(someone("jeanne"), patientId, ["edit:messages"], (access) =>
    addToThread(access, { threadId: dressing, accountId }),
  )
  await write(seeding, dressing, [["claire", "Je serai là demain matin. Dois-je racheter des compresses ?"]])
  for (const read of [settled, walking, dressing])
    await withAccess(someone("jeanne"), patientId, ["view:messages"], async (access) => {
      await markThreadRead(access, read, (await getThread(access, read)).upTo)
    })
  await write(seeding, dressing, [["nurse", "Oui, deux boîtes stériles suffisent. L’ordonnance est dans le dossier."]])
}

/** Somebody of the cast: a professional where he practises first. */
function present({ someone }: Seeding, key: string): Actor {
  const [actor, { face }] = [someone(key), castPerson(key)]
  return face === "professional" ? atWork(key, actor) : actor
}

async function begin({ patientId, someone }: Seeding, whom: string, subject: string, words: string): Promise<string> {
  const threadId = randomUUID()
  const first = { threadId, messageId: randomUUID(), to: someone(whom).accountId, subject, words, documentId: null }
  await withAccess(someone("jeanne"), patientId, ["act:messages"], (access) => openThread(access, first))
  return threadId
}

async function write(seeding: Seeding, threadId: string, said: readonly Said[]): Promise<void> {
  for (const [who, words] of said)
    await withAccess(present(seeding, who), seeding.patientId, ["act:messages"], (access) =>
      sendMessage(access, { threadId, messageId: randomUUID(), words, documentId: null }),
    )
}

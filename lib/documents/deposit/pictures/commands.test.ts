import sharp from "sharp"
import { afterAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { type GivenFile, upload } from "@/lib/documents/upload/testing"
import { plainPdf, telephonePhoto } from "@/lib/platform/files/fixtures"
import { listDrafts } from "../queries"
import { downloadPicture } from "./commands"
import { listPictures } from "./queries"

afterAll(closeDatabase)

let jeanne: Actor
let patientId: string
beforeEach(async () => {
  jeanne = await newActor()
  patientId = await newPatient(jeanne)
})

async function draftOf(actor: Actor, file: GivenFile): Promise<string> {
  const deposited = await upload(actor, patientId, [file])
  if (!("draftId" in deposited)) throw new Error("It is a document already")
  return deposited.draftId
}

const photo = async () => ({ bytes: await telephonePhoto(), name: "lettre.jpg" })
const listed = (actor: Actor, draftId: string) =>
  withAccess(actor, patientId, ["add:documents"], async (access) => {
    await listDrafts(access)
    return listPictures(access, draftId)
  })

describe("What was photographed", () => {
  it("is seen by who sent it while they say what it is, upright and without where it was taken", async () => {
    const draftId = await draftOf(jeanne, await photo())
    const [page] = await listed(jeanne, draftId)
    const { mediaType, bytes } = await downloadPicture(jeanne, patientId, draftId, 0)
    const { width, height, exif } = await sharp(bytes).metadata()
    expect(mediaType).toBe("image/jpeg")
    expect(page).toEqual({ position: 0, width, height })
    expect(exif).toBeUndefined()
  })

  it("is seen by nobody else, not even a caregiver who may deposit", async () => {
    const claire = await newActor("Claire Lefèvre")
    await newDelegation(jeanne, patientId, claire)
    const draftId = await draftOf(jeanne, await photo())
    expect(await listed(claire, draftId)).toEqual([])
    for (const other of [claire, await newActor("Paul Garnier")])
      await expect(downloadPicture(other, patientId, draftId, 0)).rejects.toMatchObject({ name: "NotFoundError" })
  })

  it("is nothing where a PDF was sent, at a page that is not there, or under an id that is none", async () => {
    const draftId = await draftOf(jeanne, { bytes: plainPdf(), name: "ordonnance.pdf" })
    expect(await listed(jeanne, draftId)).toEqual([])
    for (const [id, position] of [
      [draftId, 0],
      [await draftOf(jeanne, await photo()), 1],
      ["x", 0],
      [draftId, Number.NaN],
    ] as const)
      await expect(downloadPicture(jeanne, patientId, id, position)).rejects.toMatchObject({ name: "NotFoundError" })
  })

  it("that is not what was sent any more is said to be damaged", async () => {
    const [draftId, other] = [await draftOf(jeanne, await photo()), await draftOf(jeanne, await photo())]
    await asSuperuser(
      (sql) => sql`update deposit_files set object_key = (select object_key from deposit_files
        where draft_id = ${other} and role = 'rendition') where draft_id = ${draftId} and role = 'rendition'`,
    )
    await expect(downloadPicture(jeanne, patientId, draftId, 0)).rejects.toMatchObject({ fault: "damaged" })
  })
})

import type { PatientAccess } from "@/lib/access/require-access"
import { getExport } from "@/lib/exports/queries"
import type { Pack } from "@/lib/exports/schema"
import { configuration } from "@/lib/platform/configuration"
import { getSpaceHeader } from "@/lib/space/queries"
import { packWhole } from "./pack/pack"
import { sayingIn } from "./pack/saying"
import { readWhole } from "./pack/whole"

type Acting = PatientAccess<"act:exports">

/** How far the file is, and whether the person signed in anew a moment ago. */
export async function readExport(access: Acting) {
  return { asked: await getExport(access), steppedUpAt: access.actor.steppedUpAt }
}

/** Everything that goes into the file, as its reader may read it at this moment. */
export async function readPack(access: Acting): Promise<Pack> {
  const { language, traits } = access.actor
  const { name } = await getSpaceHeader(access)
  const about = { site: configuration().url, madeAt: new Date(), patientId: access.patientId, traits }
  return packWhole(await readWhole(access, language), sayingIn(language, name), about)
}

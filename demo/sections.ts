import { readdirSync } from "node:fs"
import { join } from "node:path"
import type { Actor } from "@/lib/access/actor"

/** Jeanne's space, when its documents and her helpers are there, and everybody of the cast. */
export type Seeding = { patientId: string; someone: (key: string) => Actor }

/** What stands in Jeanne's record besides documents, a file of `sections/` each, by name: who treats her before what they add. */
export async function seedSections(seeding: Seeding): Promise<void> {
  for (const name of readdirSync(join(import.meta.dirname, "sections")).sort()) {
    const { seedSection } = await import(`./sections/${name.slice(0, -".ts".length)}.ts`)
    await seedSection(seeding)
  }
}

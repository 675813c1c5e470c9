import { existsSync } from "node:fs"
import { join } from "node:path"
import type { Actor } from "@/lib/access/actor"
import { SECTION_WORDS } from "@/lib/access/sections"

/** Jeanne's space, when its documents and her helpers are there, and everybody of the cast. */
export type Seeding = { patientId: string; someone: (key: string) => Actor }

/** What stands in Jeanne's record of each section, besides documents: `sections/<section>.ts`, for those that have one. */
export async function seedSections(seeding: Seeding): Promise<void> {
  for (const section of SECTION_WORDS) {
    const name = section.replaceAll("_", "-")
    if (!existsSync(join(import.meta.dirname, "sections", `${name}.ts`))) continue
    const { seedSection } = await import(`./sections/${name}.ts`)
    await seedSection(seeding)
  }
}

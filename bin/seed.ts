import { seedDemo } from "@/demo/seed"

/** Writes the records of the demo cast into a database that has none. */
export async function seed(environment: Record<string, string>): Promise<void> {
  console.log("Writing the records of the demo cast…")
  Object.assign(process.env, environment)
  await seedDemo(environment)
}

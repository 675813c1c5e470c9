import { relative } from "node:path"
import { BaseSequencer, type TestSpecification } from "vitest/node"

/** The files that take longest, the longest first: one of them begun last keeps a processor waiting for it alone. */
export const LONGEST = [
  "bin/backup.test.ts",
  "bin/worker.test.ts",
  "lib/access/revocation-race.test.ts",
  "bench/bench.test.ts",
  "lib/platform/files/active-pdf.test.ts",
  "drizzle/writers.test.ts",
  "lib/platform/files/inspect.test.ts",
  "lib/platform/files/good-files.test.ts",
  "lib/documents/copying/commands.test.ts",
  "lib/platform/objects/s3-store.test.ts",
  "bin/store-move.test.ts",
  "lib/sealing/verify.test.ts",
  "drizzle/jobs.test.ts",
  "lib/sealing/seal.test.ts",
  "bin/access/access.test.ts",
  "lib/platform/files/hostile.test.ts",
  "e2e/http/everywhere.test.ts",
  "e2e/http/actions.test.ts",
  "e2e/http/nonsense.test.ts",
  "e2e/http/other-readers.test.ts",
  "e2e/http/titles.test.ts",
  "e2e/http/slow-clients.test.ts",
]

/** The place of a file among the longest, or after them all. */
export function rankOf(file: string): number {
  const place = LONGEST.indexOf(file)
  return place < 0 ? LONGEST.length : place
}

/** A fresh clone knows of no earlier run, and vitest then goes by the size of a file. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    // The files of a project stay together, in the order in which the projects come.
    const projects = [...new Set(sorted.map(({ project }) => project))]
    const rank = ({ project, moduleId }: TestSpecification) =>
      projects.indexOf(project) * 1000 + rankOf(relative(project.vitest.config.root, moduleId))
    return sorted.toSorted((one, other) => rank(one) - rank(other))
  }
}

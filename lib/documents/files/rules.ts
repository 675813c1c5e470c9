/** What names the owner of a file's key: the key of one file never opens another. */
export function fileKeyOwner(documentId: string, position: number, role: string): string {
  return `file ${documentId} ${position} ${role}`
}

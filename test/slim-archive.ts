const BLOCK = 512;
// `template1` and `template0`: a third of an archive that is unpacked for every test, and no test makes databases of them.
const UNUSED = /^\/?base\/(1|4)\//;

/** The archive of a data folder (tar, as the embedded database dumps it) without the databases that nothing opens. */
export function slimArchive(archive: Buffer): Buffer {
  const kept: Buffer[] = [];
  let at = 0;
  // The end is marked by empty blocks.
  while (at < archive.length && archive[at] !== 0) {
    const size = Number.parseInt(archive.toString("latin1", at + 124, at + 136), 8) || 0;
    const end = at + BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    const name = archive.toString("latin1", at, at + 100);
    if (!UNUSED.test(name)) kept.push(archive.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, Buffer.alloc(2 * BLOCK)]);
}

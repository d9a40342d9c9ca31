import type { Fields } from "./model.ts";

export type Leaf = Fields["groups"][number]["leaves"][number];
type List = Fields["groups"][number]["lists"][number];
type Inner = List["lists"][number];
export type FoundList = List | (Inner & { lists: [] });
export type FoundGroup = Fields["groups"][number];

/** Groups with what bears the words; a list or a group that is itself found keeps all it has. */
export function foundIn(groups: readonly FoundGroup[], fits: (words: string) => boolean): FoundGroup[] {
  return groups.flatMap((group) => {
    if (fits(group.title.join(" "))) return [group];
    const leaves = group.leaves.filter((leaf) => leafFits(leaf, fits));
    const lists = group.lists.flatMap((list) => listOf(list, fits));
    return leaves.length + lists.length > 0 ? [{ ...group, leaves, lists }] : [];
  });
}

function listOf(list: List, fits: (words: string) => boolean): List[] {
  if (fits(`${list.title.join(" ")} ${list.path}`)) return [list];
  const leaves = list.leaves.filter((leaf) => leafFits(leaf, fits));
  const lists = list.lists.filter((inner) => inner.leaves.some((leaf) => leafFits(leaf, fits)));
  return leaves.length + lists.length > 0 ? [{ ...list, leaves, lists }] : [];
}

const leafFits = ({ title, path, example }: Leaf, fits: (words: string) => boolean): boolean =>
  fits(`${title.join(" ")} ${path} ${example}`);

import type { Cluster, Line } from './text.ts';

/** A part of a line in one language: what a screen reader reads with one voice. */
export interface LanguagePart {
  /** BCP 47; undefined is the document's own. */
  readonly lang: string | undefined;
  readonly part: Line;
  /** In points, with its spaces as they are justified. */
  readonly width: number;
}

/**
 * Parts a line where its language changes. Spaces between two words of one language belong to it.
 *
 * @param stretch points added to each space
 */
export function languagesOf(line: Line, stretch: number): LanguagePart[] {
  const parts: { lang: string | undefined; clusters: Cluster[] }[] = [];
  let spaces: Cluster[] = [];
  for (const cluster of line.clusters) {
    if (cluster.space) {
      spaces.push(cluster);
      continue;
    }
    const lang = cluster.other?.lang;
    const last = parts.at(-1);
    if (last !== undefined && last.lang === lang) {
      last.clusters.push(...spaces, cluster);
    } else if (last === undefined || last.lang !== undefined) {
      // Spaces go to the side that is in the document's language.
      if (lang !== undefined && spaces.length > 0)
        parts.push({ lang: undefined, clusters: spaces });
      parts.push({ lang, clusters: lang === undefined ? [...spaces, cluster] : [cluster] });
    } else {
      last.clusters.push(...spaces);
      parts.push({ lang, clusters: [cluster] });
    }
    spaces = [];
  }
  if (spaces.length > 0 || parts.length === 0) {
    const last = parts.at(-1);
    if (last === undefined) parts.push({ lang: undefined, clusters: spaces });
    else last.clusters.push(...spaces);
  }
  return parts.map(({ lang, clusters }) => ({
    lang,
    part: { ...line, clusters },
    width: clusters.reduce((sum, { width, space }) => sum + width + (space ? stretch : 0), 0),
  }));
}

/**
 * An absolute address; undefined when it is none. (`URL.canParse` is younger than the oldest WebView
 * served, Chrome 100.)
 */
export function addressOf(reference: string, base?: string): URL | undefined {
  try {
    return new URL(reference, base);
  } catch {
    return undefined;
  }
}

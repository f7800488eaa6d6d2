import { DOMParser } from '@xmldom/xmldom';
import { TrustedListError } from './trusted-list-error.ts';

/** How much XML is read at most. Real lists have some 5 MB and are 20 deep. */
export interface XmlLimits {
  maxBytes: number;
  maxDepth: number;
  maxElements: number;
}

export const defaultXmlLimits: XmlLimits = {
  maxBytes: 20_000_000,
  maxDepth: 64,
  maxElements: 400_000,
};

/**
 * The text of a list, once nothing in it can hurt a parser: UTF-8, no document type (so no entities
 * of its own), and bounded in size, depth and number of elements, which are counted before anything is built.
 *
 * @throws {TrustedListError} `too-large`, `not-xml`, `has-dtd`, `too-complex`
 */
export function safeXmlText(bytes: Uint8Array, limits: XmlLimits): string {
  if (bytes.length > limits.maxBytes) throw new TrustedListError('too-large');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new TrustedListError('not-xml', { cause });
  }
  // U+FFFE and the like are no characters of XML 1.0 (2.2); a parser may stumble over them.
  // eslint-disable-next-line no-control-regex
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) {
    throw new TrustedListError('not-xml');
  }
  const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/i.exec(text)?.[1];
  if (declared !== undefined && !/^utf-?8$/i.test(declared)) throw new TrustedListError('not-xml');
  // Also inside comments and CDATA: a list has no reason to hold these words.
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text)) {
    throw new TrustedListError('has-dtd');
  }
  checkShape(text, limits);
  return text;
}

/** What may stand between brackets beside elements, and how it ends. */
const skipped = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

function checkShape(text: string, { maxDepth, maxElements }: XmlLimits): void {
  let [depth, elements] = [0, 0];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const other = skipped.find(([start]) => text.startsWith(start, at));
    const end = other ? text.indexOf(other[1], at + other[0].length) : tagEnd(text, at);
    if (end < 0) throw new TrustedListError('not-xml');
    if (!other && text.charAt(at + 1) === '/') depth -= 1;
    else if (!other) {
      elements += 1;
      if (text.charAt(end - 1) !== '/') depth += 1;
    }
    if (depth > maxDepth || elements > maxElements) throw new TrustedListError('too-complex');
    at = end + 1;
  }
}

/** Where a tag ends; a bracket inside a quoted value ends none. */
function tagEnd(text: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (letter === '<') return -1;
    if (quote !== '') {
      if (letter === quote) quote = '';
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '>') return at;
  }
  return -1;
}

/**
 * Parses a text that {@link safeXmlText} gave, and repairs nothing.
 *
 * @throws {TrustedListError} `not-xml`
 */
export function parseXml(text: string): Document {
  const fail = (why: string): never => {
    throw new TrustedListError('not-xml', { cause: new Error(why) });
  };
  let document: Document | undefined;
  try {
    document = new DOMParser({
      errorHandler: { warning: fail, error: fail, fatalError: fail },
    }).parseFromString(text, 'text/xml');
  } catch (error) {
    if (error instanceof TrustedListError) throw error;
    throw new TrustedListError('not-xml', { cause: error });
  }
  if (!document?.documentElement) throw new TrustedListError('not-xml');
  return document;
}

/** The children of an element with a name in a namespace, in their order. */
export function childrenOf(parent: Element, namespace: string, name: string): Element[] {
  return Array.from(parent.childNodes).filter(
    (node): node is Element =>
      node.nodeType === 1 &&
      (node as Element).namespaceURI === namespace &&
      (node as Element).localName === name,
  );
}

/** The one child with that name; undefined when there is none, or more than one. */
export function onlyChild(
  parent: Element | undefined,
  namespace: string,
  name: string,
): Element | undefined {
  const found = parent ? childrenOf(parent, namespace, name) : [];
  return found.length === 1 ? found[0] : undefined;
}

/** The text of an element without the space around it. */
export function textIn(element: Element | undefined): string | undefined {
  return element?.textContent?.trim();
}

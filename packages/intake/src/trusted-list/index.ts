/** Trust anchors out of signed lists (ETSI TS 119 612), on a server. */
export {
  anchorsOf,
  readTrustedList,
  type ListPointer,
  type TrustedList,
  type TrustedListOptions,
} from './read-trusted-list.ts';
export type { XmlLimits } from './read-xml.ts';
export type { ServiceType, ServiceUse, TrustedService } from './services.ts';
export { TrustedListError, type TrustedListErrorCode } from './trusted-list-error.ts';

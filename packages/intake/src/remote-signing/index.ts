/** Signing by remote services, on a portal's server. It needs no database. */
export { remoteSigning, type RemoteSigningOptions } from './handler.ts';
export { mySign, type MySignOptions } from './my-sign.ts';
export type {
  RemoteCertificate,
  RemoteRequest,
  RemoteSigningService,
  RemoteState,
} from './service.ts';
export { neac, smartCa, type NeacOptions, type SmartCaOptions } from './smart-ca.ts';

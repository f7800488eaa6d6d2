/** Simulated signing services that really sign, for tests and demonstrations. Node only. */
export { createTestCsc, testCredential } from './csc.ts';
export type { TestCsc, TestCscOptions } from './csc.ts';
export { signDigest } from './sign-digest.ts';
export { createTestPhone } from './phone.ts';
export type { PhoneRequest, TestPhone } from './phone.ts';
export { createTestSmartCa } from './smart-ca.ts';
export type { TestSmartCaOptions } from './smart-ca.ts';
export { createTestMySign } from './my-sign.ts';
export type { TestMySignOptions } from './my-sign.ts';

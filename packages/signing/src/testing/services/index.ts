/** Simulated signing services that really sign, for tests and demonstrations. Node only. */
export { createTestCsc, testCredential } from './csc.ts';
export type { TestCsc, TestCscOptions } from './csc.ts';
export { signDigest } from './sign-digest.ts';

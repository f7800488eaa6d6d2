export { AgentError } from './error.ts';
export { startAgent, type Agent, type AgentOptions } from './server.ts';
export { openTokens, type TokenCertificate, type Tokens } from './token.ts';

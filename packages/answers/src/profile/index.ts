export { bundleAnswers, bundleFacts } from './bundle-facts.ts';
export {
  answersFromFacts,
  factQuestions,
  factsOf,
  profileOf,
  sensitiveFacts,
  type Facts,
} from './facts.ts';

export {
  answersFromFacts,
  factQuestions,
  factsOf,
  profileOf,
  sensitiveFacts,
  type Facts,
} from './facts.ts';

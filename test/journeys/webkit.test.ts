import { journeysIn } from '../support/engines/journeys.ts';

await journeysIn('webkit');

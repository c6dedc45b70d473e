export { leadJourney } from './lead-journey.ts'

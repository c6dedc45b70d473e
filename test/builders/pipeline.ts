import type { Pipeline } from '../../src/domain/pipeline/pipeline.ts'
import { clock } from './lead.ts'

/** November 2026: 120 leads, 6 won. */
export const aPipeline = (over: Partial<Pipeline> = {}): Pipeline => ({
  question: {
    from: clock('00:00', '2026-11-01'),
    to: clock('00:00', '2026-12-01'),
    by: 'stage',
  },
  currency: 'VND',
  leads: 120,
  stages: [
    { stage: 'new', count: 40, amount: 0 },
    { stage: 'researched', count: 20, amount: 0 },
    { stage: 'unreachable', count: 10, amount: 0 },
    { stage: 'wrong_target', count: 5, amount: 0 },
    { stage: 'potential', count: 20, amount: 0 },
    { stage: 'hot', count: 14, amount: 0 },
    { stage: 'won', count: 6, amount: 1_200_000_000 },
    { stage: 'lost', count: 5, amount: 0 },
  ],
  funnel: [
    { step: 'lead', count: 120, share: null },
    { step: 'mql', count: 60, share: 0.5 },
    { step: 'sql', count: 24, share: 0.4 },
    { step: 'won', count: 6, share: 0.25 },
  ],
  groups: [],
  medianMinutesToFirstCall: 7,
  promises: { kept: 45, made: 50 },
  ...over,
})

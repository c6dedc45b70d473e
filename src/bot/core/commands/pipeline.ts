import type { Grouping, Pipeline, PipelineQuestion } from '../../../domain/pipeline/pipeline.ts'
import { foldVietnamese } from '../../../domain/text/fold.ts'
import { actorOf, type InboundOf, readerFor } from '../asking.ts'
import type { Picture } from '../card.ts'
import type { Desk } from '../desk.ts'
import type { Reply } from '../reply.ts'
import { notUnderstoodCard } from '../views/help-card.ts'
import { pipelineCard } from '../views/pipeline-card.ts'
import type { Reader } from '../views/reader.ts'
import { readPeriod } from './period.ts'

/** `/pipeline [period] [by stage, rep or source]`; without a period: this month. */
export async function pipelineCommand(
  { text, asker }: InboundOf<'command'>,
  desk: Desk,
): Promise<Reply> {
  const reader = readerFor(asker, desk)
  const question = readQuestion(text, reader)
  if (question === null) {
    return { kind: 'tell', card: notUnderstoodCard(`/pipeline ${text.trim()}`, 'pipeline', asker) }
  }
  const pipeline = await desk.pipeline(question)
  const picture = await pictureOf(pipeline, reader, desk)
  return {
    kind: 'tell',
    card: pipelineCard(pipeline, { ...reader, viewer: actorOf(asker), picture }),
  }
}

/** The words in either language, with or without diacritics; null when some are not understood. */
export function readQuestion(
  text: string,
  { zone, now }: Pick<Reader, 'zone' | 'now'>,
): PipelineQuestion | null {
  const said = foldVietnamese(text)
  const grouped = groupings.find(({ phrase }) => phrase.test(said))
  const rest = grouped === undefined ? said : foldVietnamese(said.replace(grouped.phrase, ' '))
  const period = readPeriod(rest, zone, now)
  return period === null ? null : { ...period, by: grouped?.by ?? 'stage' }
}

const groupings: readonly { readonly by: Grouping; readonly phrase: RegExp }[] = [
  { by: 'stage', phrase: groupedBy('stages?|trang thai|giai doan') },
  { by: 'rep', phrase: groupedBy('reps?|members?|nhan vien|sales?|nguoi') },
  { by: 'source', phrase: groupedBy('sources?|channels?|nguon|kenh') },
]

function groupedBy(names: string): RegExp {
  return new RegExp(`(?:^| )(?:by|theo|per) (?:${names})(?= |$)`)
}

/** The numbers stand without their picture; a picture that fails must not take them away. */
async function pictureOf(
  pipeline: Pipeline,
  { language }: Reader,
  desk: Desk,
): Promise<Picture | null> {
  if (pipeline.leads === 0) return null
  try {
    return await desk.chart(pipeline, language)
  } catch {
    return null
  }
}

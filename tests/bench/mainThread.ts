/**
 * How long the page's main thread is busy for each key, from Chromium's own trace: from the keydown to the end of the task that paints the next frame, and only
 * what the thread itself worked (its CPU time). Unlike the time from key to paint it has no waiting for the next frame in it, 8 ms on average, and nothing that
 * other processes took.
 */
import type { Page } from 'playwright'

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** μs, as are the durations; `tdur` is CPU time. */
  ts: number
  dur?: number
  tdur?: number
  args: { name?: string; data?: { type?: string } }
}

type Span = TraceEvent & { dur: number }

/** Records a trace while `work` goes on. */
export async function traced(page: Page, work: () => Promise<void>): Promise<TraceEvent[]> {
  const client = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  client.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as TraceEvent[])))
  await client.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['devtools.timeline', 'toplevel'] } })
  try {
    await work()
  } finally {
    const complete = new Promise((done) => client.once('Tracing.tracingComplete', done))
    await client.send('Tracing.end')
    await complete
    await client.detach()
  }
  return events
}

/** The page's main thread: of all renderers the one that heard the keys. */
function mainThread(events: TraceEvent[]): Span[] {
  const key = events.find((event) => isKeydown(event))
  return events.filter((event): event is Span => event.pid === key?.pid && event.tid === key.tid && event.ph === 'X' && event.dur !== undefined).sort((a, b) => a.ts - b.ts)
}

const isKeydown = ({ name, args }: TraceEvent): boolean => name === 'EventDispatch' && args.data?.type === 'keydown'

const isTask = ({ name }: TraceEvent): boolean => name === 'ThreadControllerImpl::RunTask' || name === 'RunTask'

/** ms of each key that was pressed. */
export function busyPerKey(events: TraceEvent[]): number[] {
  const spans = mainThread(events)
  const tasks = spans.filter(isTask)
  // What is painted is put into layers last of all.
  const frames = spans.filter(({ name }) => name === 'Layerize')
  return spans.filter(isKeydown).flatMap((key) => {
    const frame = frames.find(({ ts }) => ts > key.ts)
    if (frame === undefined) return []
    const end = frame.ts + frame.dur
    const busy = tasks.filter(({ ts, dur }) => ts + dur > key.ts && ts < end)
    return [busy.reduce((sum, { dur, tdur }) => sum + (tdur ?? dur), 0) / 1000]
  })
}

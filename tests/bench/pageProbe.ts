/** What the bench puts into the page: a clock for actions and keys, and an ear for long tasks. Runs in the browser; self-contained. */

export interface Probe {
  /** Long tasks (over 50 ms) of the main thread since the last call, ms each. */
  longTasks(): number[]
  /** Does something, waits until a condition holds and its frame is painted; ms. */
  until(action: () => void, condition: () => boolean): Promise<number>
  /** From now on, the time from each keydown to the frame after it. */
  startKeys(): void
  /** Those times, ms. */
  keys(): number[]
  /** Durations of the frames of so many ms while `step` is called on each, ms. */
  frames(forMs: number, step: (frame: number) => void): Promise<number[]>
}

declare global {
  interface Window {
    probe: Probe
  }
}

export function installProbe(): void {
  let long: number[] = []
  new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask', buffered: true })
  /** After the frame that the next animation callback belongs to: a message comes behind the paint. */
  const painted = (then: (now: number) => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => then(performance.now())
      port2.postMessage(null)
    })
  }
  let keys: number[] = []
  window.probe = {
    longTasks() {
      const taken = long
      long = []
      return taken
    },
    until(action, condition) {
      return new Promise((resolve) => {
        const start = performance.now()
        action()
        const look = (): void => (condition() ? painted((now) => resolve(now - start)) : void requestAnimationFrame(look))
        look()
      })
    },
    startKeys() {
      keys = []
      addEventListener('keydown', (event) => painted((now) => keys.push(now - event.timeStamp)), { capture: true })
    },
    keys: () => keys,
    frames(forMs, step) {
      return new Promise((resolve) => {
        const times: number[] = []
        let last = performance.now()
        const start = last
        const frame = (now: number): void => {
          times.push(now - last)
          last = now
          step(times.length)
          if (now - start < forMs) requestAnimationFrame(frame)
          else resolve(times.slice(2))
        }
        requestAnimationFrame(frame)
      })
    },
  }
}

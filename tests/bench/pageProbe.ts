/** What the bench puts into the page: a clock for actions and keys, and an ear for long tasks. Runs in the browser; self-contained. */

export interface Probe {
  /** Long tasks (over 50 ms) of the main thread since the last call, ms each. */
  longTasks(): number[]
  /** Does something, waits until a condition holds and its frame is painted; ms. */
  until(action: () => void, condition: () => boolean): Promise<number>
  /** Listens for the next event of a kind; `answered()` then gives the ms from it until a condition holds and is painted. */
  listen(event: 'keydown' | 'click', condition: () => boolean): void
  answered(): Promise<number>
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
  // Without the File System Access API, as in Firefox: an export is one zip then, which needs no native dialog.
  for (const name of ['showDirectoryPicker', 'showSaveFilePicker']) Reflect.deleteProperty(window, name)
  let long: number[] = []
  new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask', buffered: true })
  /** After the frame that the next animation callback belongs to: a message comes behind the paint. */
  const painted = (then: (now: number) => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => then(performance.now()))
      port1.start()
      port2.postMessage(null)
    })
  }
  let keys: number[] = []
  let answer = Promise.resolve(Number.NaN)
  window.probe = {
    longTasks() {
      const taken = long
      long = []
      return taken
    },
    until(action, condition) {
      return new Promise((resolve, reject) => {
        const start = performance.now()
        action()
        const look = (): void => {
          if (condition()) painted((now) => resolve(now - start))
          else if (performance.now() - start > 20_000) reject(new Error(`not so after 20 s: ${String(condition)}`))
          else requestAnimationFrame(look)
        }
        look()
      })
    },
    listen(name, condition) {
      answer = new Promise((resolve, reject) => {
        const heard = (event: Event): void => void window.probe.until(() => undefined, condition).then(() => resolve(performance.now() - event.timeStamp), reject)
        addEventListener(name, heard, { once: true, capture: true })
      })
    },
    answered: () => answer,
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

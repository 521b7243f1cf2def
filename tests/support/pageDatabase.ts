/** The app's own IndexedDB, read and written from outside the app: for putting much into it at once, and for asking what is there. */
import type { Page } from 'playwright'

type Operation = { read: string } | { count: string } | { put: Record<string, unknown[]> }

/** Runs in the page: one transaction, then closes, so that the app's connection is never kept waiting. */
function perform(operation: Operation): Promise<unknown> {
  return new Promise((done, failed) => {
    const open = indexedDB.open('dossier')
    open.addEventListener('success', () => {
      const tables = 'put' in operation ? Object.keys(operation.put) : 'read' in operation ? operation.read : operation.count
      const transaction = open.result.transaction(tables, 'put' in operation ? 'readwrite' : 'readonly')
      let request: IDBRequest | null = null
      if ('read' in operation) request = transaction.objectStore(operation.read).getAll()
      else if ('count' in operation) request = transaction.objectStore(operation.count).count()
      else for (const [table, rows] of Object.entries(operation.put)) for (const row of rows) transaction.objectStore(table).put(row)
      transaction.addEventListener('complete', () => {
        open.result.close()
        done(request?.result)
      })
      transaction.addEventListener('error', () => failed(transaction.error ?? new Error('refused')))
    })
  })
}

/** Puts rows into tables, in one transaction. */
export async function putRows(page: Page, rows: Record<string, unknown[]>): Promise<void> {
  await page.evaluate(perform, { put: rows })
}

/** All rows of a table. Typed arrays come as plain objects. */
export async function readRows<Row>(page: Page, table: string): Promise<Row[]> {
  return (await page.evaluate(perform, { read: table })) as Row[]
}

/** How many rows a table has. */
export async function countRows(page: Page, table: string): Promise<number> {
  return (await page.evaluate(perform, { count: table })) as number
}

/** Waits until everything that was written is derived: no change is left to work off. @param every ms between two looks, each of which opens the library */
export async function settled(page: Page, timeout = 30_000, every = 50): Promise<void> {
  const until = Date.now() + timeout
  for (let left = 1; left > 0; ) {
    left = await countRows(page, 'changes')
    if (left > 0 && Date.now() > until) throw new Error(`${left} changes are still to be derived after ${timeout} ms.`)
    if (left > 0) await page.waitForTimeout(every)
  }
}

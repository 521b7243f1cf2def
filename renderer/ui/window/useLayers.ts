/**
 * What lies over the window: one thing at a time. What asks by itself, as files do that came in, waits until what lies there is answered, and so does a question
 * about files when something else is opened over it: they would else be gone without a word.
 */
import { useCallback, useState } from 'react'
import type { Layer } from './layers.ts'

/** `number` tells one question from the next of its kind. */
interface Open {
  layer: Layer
  number: number
}

interface Layers {
  open: Open | null
  waiting: readonly Open[]
  count: number
}

/** Whether the layer holds what would be lost with it. */
const holdsFiles = (layer: Layer): boolean =>
  layer.kind === 'paste' || (layer.kind === 'columns' && layer.held !== null) || (layer.kind === 'import-notes' && (layer.files !== null || layer.held.files.length + layer.held.unreadable.length > 0))

export interface LayersInHand {
  layer: Layer | null
  /** A key for the component that shows it. */
  number: number
  /** Opens it now; null closes what is open. */
  setLayer: (layer: Layer | null) => void
  /** Opens it when nothing else is open (any more). */
  askNext: (layer: Layer) => void
}

export function useLayers(): LayersInHand {
  const [{ open, count }, setLayers] = useState<Layers>({ open: null, waiting: [], count: 0 })
  const setLayer = useCallback((layer: Layer | null) => {
    setLayers(({ open: before, waiting, count: last }) => {
      if (layer === null) return { open: waiting[0] ?? null, waiting: waiting.slice(1), count: last }
      return { open: { layer, number: last + 1 }, waiting: before !== null && holdsFiles(before.layer) ? [before, ...waiting] : waiting, count: last + 1 }
    })
  }, [])
  const askNext = useCallback((layer: Layer) => {
    setLayers(({ open: before, waiting, count: last }) => {
      const next = { layer, number: last + 1 }
      return before === null ? { open: next, waiting, count: last + 1 } : { open: before, waiting: [...waiting, next], count: last + 1 }
    })
  }, [])
  return { layer: open?.layer ?? null, number: open?.number ?? count, setLayer, askNext }
}

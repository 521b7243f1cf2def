/** The export worker of a dialog: one for all its previews and the export, which then finds it warm, with what it takes loaded. */
import { useCallback, useEffect, useRef } from 'react'
import { Exporter } from '../../workers/exporter.ts'

/** Gives the worker, a new one when the last was closed. It ends with the component. */
export function useExporter(): () => Exporter {
  const current = useRef<Exporter | null>(null)
  useEffect(() => () => current.current?.close(), [])
  return useCallback(() => {
    if (current.current === null || current.current.closed) current.current = new Exporter()
    return current.current
  }, [])
}

/** Above a code block, at its end: its language (a picker that one types in) and a button that copies the code. */
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useDesk } from '../../desk/desk.ts'
import { codeStrings as strings } from '../../shared/strings/noteNodes.ts'
import styles from './CodeBlock.module.css'
import { findLanguage, languageOf, withLanguage } from './languages.ts'
import { LanguagePicker } from './LanguagePicker.tsx'
import type { IslandProps } from './nodeViewStore.ts'

export function CodeHead({ node, editor, position }: IslandProps) {
  const { notify } = useDesk()
  const info = node.attrs['language'] as string | null
  const word = languageOf(info)
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    const timer = copied ? setTimeout(() => setCopied(false), 1500) : undefined
    return () => clearTimeout(timer)
  }, [copied])
  const pick = (language: string): void => {
    const at = position()
    if (at === undefined || !editor.isEditable) return
    const { tr } = editor.state
    editor.view.dispatch(tr.setNodeAttribute(at, 'language', withLanguage(info, language)))
  }
  const copy = (): void => {
    // The node as it is now: typing does not draw this again.
    const at = position()
    const code = at === undefined ? node : (editor.state.doc.nodeAt(at) ?? node)
    navigator.clipboard.writeText(code.textContent).then(() => setCopied(true), () => notify({ message: strings.notCopied, kind: 'error' }))
  }
  return (
    <div className={styles.head}>
      <LanguagePicker shown={word === '' ? strings.plain : (findLanguage(word)?.name ?? word)} word={word} disabled={!editor.isEditable} onPick={pick} onClosed={() => editor.view.focus()} />
      <button type="button" className={styles.copy} aria-label={copied ? strings.copied : strings.copy} title={copied ? strings.copied : strings.copy} onClick={copy}>
        {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      </button>
    </div>
  )
}

/** One place that says a name without linking to it: the sentence, and the button that links it. */
import type { Other } from '../../../core/notes/unlinked.ts'
import { sentenceAt } from '../../../core/text/sentences.ts'
import type { ShownMention } from '../../../workers/linker.ts'
import { Button } from '../../shared/Button.tsx'
import { Menu } from '../../shared/Menu.tsx'
import { linkStrings as strings } from '../../shared/strings/links.ts'
import styles from './Backlinks.module.css'
import { PlaceLink } from './PlaceLink.tsx'
import { Sentence } from './Sentence.tsx'

export interface MentionItemProps {
  mention: ShownMention
  target: Other
  onLink: (target: Other) => void
}

/** The button that comes next takes the focus: the one that was pressed is gone when the words are a link. */
function focusNext(button: Element): void {
  const region = button.closest('section')
  const buttons = [...(region?.querySelectorAll<HTMLElement>('[data-link]') ?? [])]
  const next = buttons[buttons.indexOf(button as HTMLElement) + 1] ?? buttons[buttons.indexOf(button as HTMLElement) - 1] ?? region?.querySelector<HTMLElement>('button')
  next?.focus()
}

export function MentionItem({ mention, target, onLink }: MentionItemProps) {
  const { context, at, noteId, others } = mention
  const around = sentenceAt(context, at.start, null)
  const words = context.slice(at.start, at.end)
  return (
    <li className={styles.mention}>
      <div>
        <PlaceLink className={styles.sentence} to={{ kind: 'note', id: noteId }}>
          <Sentence text={context.slice(around.start, Math.max(around.end, at.end))} marks={[{ start: at.start - around.start, end: at.end - around.start }]} />
        </PlaceLink>
        {others.length > 0 && <p className={styles.others}>{strings.orElse(others.map(({ name }) => name))}</p>}
      </div>
      {others.length === 0 ? (
        <Button
          data-link aria-label={strings.linkTo(words, target.name)}
          onClick={({ currentTarget }) => {
            focusNext(currentTarget)
            onLink(target)
          }}
        >
          {strings.link}
        </Button>
      ) : (
        <Menu
          trigger={<Button data-link aria-label={strings.linkAs(words)}>{`${strings.link}…`}</Button>}
          items={[target, ...others].map((one) => ({ label: `${one.name} · ${strings.kinds[one.kind]}`, onSelect: () => onLink(one) }))}
        />
      )}
    </li>
  )
}

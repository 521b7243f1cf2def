import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { classes } from './classes.ts'
import styles from './Dialog.module.css'
import { COMMON } from './strings/common.ts'

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: string
  children: ReactNode
  /** Buttons, at the end of the dialog. */
  footer?: ReactNode
  /** 420, 560 (default), 760 or 1040 px wide. */
  size?: 'small' | 'medium' | 'large' | 'wide'
  initialFocus?: RefObject<HTMLElement | null>
  /** It holds nothing that takes the focus and may be longer than the window: then it takes the focus itself, to be scrolled by keys. */
  scrolls?: boolean
}

/** A modal dialog. Escape, the close button and a click beside it ask to close it. */
export function Dialog({ open, onOpenChange, title, description, children, footer, size = 'medium', initialFocus, scrolls = false }: DialogProps): ReactNode {
  return (
    <Base.Root open={open} onOpenChange={(open) => onOpenChange(open)}>
      <Base.Portal>
        <Base.Backdrop className={styles['backdrop']} />
        <Base.Viewport className={styles['viewport']}>
          <Base.Popup className={classes(styles['popup'], styles[size])} {...(initialFocus === undefined ? {} : { initialFocus })}>
            <div className={styles['head']}>
              <Base.Title className={styles['title']}>{title}</Base.Title>
              {/* No tooltip: the button often has the focus first, and a cross beside a title says what it does. */}
              <Base.Close className={styles['close']} aria-label={COMMON.close}><X size={16} aria-hidden /></Base.Close>
            </div>
            {description === undefined ? null : <Base.Description className={styles['description']}>{description}</Base.Description>}
            <div className={styles['body']} {...(scrolls ? { tabIndex: 0, role: 'group', 'aria-label': title } : {})}>{children}</div>
            {footer === undefined ? null : <div className={styles['footer']}>{footer}</div>}
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

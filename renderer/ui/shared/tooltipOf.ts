/** What an element has to be given so that TooltipLayer.tsx shows a label beside it. Attributes alone: a screen has a hundred such buttons, and few are ever asked. */
export interface TooltipAttributes {
  'data-tooltip': string
  'data-tooltip-keys'?: string
}

/** @param shortcut keys as in shortcuts.ts, e.g. `Mod+K` */
export const tooltipOf = (label: string, shortcut?: string): TooltipAttributes => ({ 'data-tooltip': label, ...(shortcut === undefined ? {} : { 'data-tooltip-keys': shortcut }) })

/** The theme: the setting, or what the system says, as `data-theme` on the root element. */
import type { Settings } from '../data/settings.ts'

const dark = matchMedia('(prefers-color-scheme: dark)')
let chosen: Settings['theme'] = 'system'

function show(): void {
  document.documentElement.dataset['theme'] = chosen === 'system' ? (dark.matches ? 'dark' : 'light') : chosen
}

dark.addEventListener('change', show)

export function applyTheme(theme: Settings['theme']): void {
  chosen = theme
  show()
}

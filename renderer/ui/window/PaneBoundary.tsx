/** Keeps what breaks in one pane from taking the window with it. */
import { Component, type ReactNode } from 'react'
import { Button } from '../shared/Button.tsx'
import { EmptyState } from '../shared/EmptyState.tsx'
import { APP } from '../shared/strings/app.ts'

interface Props {
  /** What the pane shows, for the message; another one clears it. */
  name: string
  children: ReactNode
}

export class PaneBoundary extends Component<Props, { error: Error | null; name: string }> {
  override state = { error: null as Error | null, name: this.props.name }

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error }
  }

  static getDerivedStateFromProps(props: Props, state: { name: string }): { error: null; name: string } | null {
    return props.name === state.name ? null : { error: null, name: props.name }
  }

  override render(): ReactNode {
    const { error, name } = this.state
    if (error === null) return this.props.children
    return (
      <EmptyState title={APP.broken(name)} actions={<Button onClick={() => this.setState({ error: null })}>{APP.tryAgain}</Button>}>
        <p>{APP.brokenDetail}</p>
        <p>{error.message}</p>
      </EmptyState>
    )
  }
}

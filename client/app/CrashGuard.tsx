import { Component, type ReactNode } from 'react'
import { isOutdated } from '../ui/outdated.ts'
import { ErrorScreen } from './ErrorScreen.tsx'

interface Crash {
  readonly why?: 'crashed' | 'newVersion'
}

/** When our own mistake stops a screen, or a part of it that the server has replaced meanwhile, a page with words takes its place. */
export class CrashGuard extends Component<{ readonly children: ReactNode }, Crash> {
  override state: Crash = {}

  static getDerivedStateFromError(): Crash {
    return { why: 'crashed' }
  }

  override componentDidCatch(): void {
    void isOutdated().then((outdated) => outdated && this.setState({ why: 'newVersion' }))
  }

  override render(): ReactNode {
    const { why } = this.state
    return why ? <ErrorScreen why={why} onRetry={() => location.reload()} /> : this.props.children
  }
}

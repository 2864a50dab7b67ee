import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

export interface ButtonLinkProps extends ButtonProps {
  /** An address inside the application, its ids filled in. */
  readonly to: string
  readonly children: ReactNode
}

/** A link that looks like a button, for what leads to another screen. */
export function ButtonLink({ to, children, ...rest }: ButtonLinkProps) {
  return (
    <Button component={Link} to={to} {...rest}>
      {children}
    </Button>
  )
}

export interface TextLinkProps extends AnchorProps {
  readonly to: string
  readonly children: ReactNode
}

/** A link in running text or in a table. */
export function TextLink({ to, children, ...rest }: TextLinkProps) {
  return (
    <Anchor component={Link} to={to} {...rest}>
      {children}
    </Anchor>
  )
}

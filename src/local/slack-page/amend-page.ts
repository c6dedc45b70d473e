interface Amendment {
  readonly find: string
  readonly put: string
}

/**
 * What Slack's client does and the page's (0.1.8, minified) does not. Each is one exact snippet;
 * a page that reads otherwise is served as it is.
 */
const amendments: readonly Amendment[] = [
  // A form opens with its initial values, and gives them back untouched.
  {
    find: 'Q.useEffect(()=>{k({})},[m==null?void 0:m.id,l.length]);',
    put: 'Q.useEffect(()=>{k(batonInitialValues(m))},[m==null?void 0:m.id,l.length]);',
  },
  // "Only visible to you" is, to whoever one acts as.
  {
    find: 'D=c&&!se?l.messages[c]??[]:[]',
    put: 'D=c&&!se?(l.messages[c]??[]).filter(e=>!e.ephemeral_to||e.ephemeral_to===m):[]',
  },
]

/** The page's HTML with the amendments that fit it. */
export function amendPage(html: string): string {
  const amended = amendments.reduce((text, { find, put }) => text.replace(find, () => put), html)
  return amended.replace(
    '<head>',
    () =>
      `<head><script>${initialValues.toString()};window.batonInitialValues=${initialValues.name}</script>`,
  )
}

/** Snippets the page no longer has; a test keeps this empty. */
export const missingAmendments = (html: string): readonly string[] =>
  amendments.map(({ find }) => find).filter((find) => !html.includes(find))

interface View {
  readonly blocks?: readonly { readonly block_id?: string; readonly element?: Element }[]
}
interface Element {
  readonly type: string
  readonly action_id?: string
  readonly initial_value?: string
  readonly initial_option?: unknown
  readonly initial_options?: unknown
  readonly initial_date?: string
}

/** Runs in the browser, so it stands alone. Names blocks and actions as the page does. */
export function initialValues(view: View | undefined): Record<string, Record<string, unknown>> {
  const values: Record<string, Record<string, unknown>> = {}
  for (const [index, { block_id, element }] of (view?.blocks ?? []).entries()) {
    if (!element) continue
    const { type, initial_value, initial_option, initial_options, initial_date } = element
    const value =
      initial_value !== undefined
        ? { type, value: initial_value }
        : initial_option !== undefined
          ? { type, selected_option: initial_option }
          : initial_options !== undefined
            ? { type, selected_options: initial_options }
            : initial_date !== undefined
              ? { type, selected_date: initial_date }
              : undefined
    if (value) values[block_id ?? `b${index}`] = { [element.action_id ?? 'action']: value }
  }
  return values
}

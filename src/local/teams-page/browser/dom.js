/** A new element; strings among its children are text, never HTML. */
export function h(tag, { on = {}, data = {}, ...fields } = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue
    if (name in element) element[name] = value
    else element.setAttribute(name, value)
  }
  Object.assign(element.dataset, data)
  for (const [event, listener] of Object.entries(on)) element.addEventListener(event, listener)
  element.append(...children.filter((child) => child !== null && child !== undefined))
  return element
}

export const byId = (id) => document.getElementById(id)

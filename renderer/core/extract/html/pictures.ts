/**
 * Pictures of a page that came with it: in the page itself (`data:`, as SingleFile writes them) or beside it. The others go: nothing is fetched. A
 * picture keeps the caption of its figure as its title, so that the caption is shown and yet no part of the running text.
 */
import type { Element, Root } from 'hast'
import { attribute, findAll, isElement, textOf } from './hast.ts'

/** The address under which a picture is kept, by the one the page has for it; null when the page does not bring it along. */
export type PictureAddress = (source: string) => string | null

/** Pixels of width or height up to which a picture is an icon. */
const ICON = 40

const kept = (address: string): boolean => address.startsWith('asset:')

/** Gives each picture that there is its kept address, and removes the others, in place. Before anything is pruned, since styles go then. */
export function keepPictures(root: Root, addressOf: PictureAddress): void {
  const grouped = groupedPictures(root)
  const visit = (parent: Root | Element): void => {
    parent.children = (parent.children as Element[]).filter((child) => {
      if (!isElement(child)) return true
      if (child.tagName !== 'img') {
        visit(child)
        return true
      }
      const address = isIcon(child) ? null : (candidates(child, grouped).map(addressOf).find((one) => one !== null) ?? null)
      if (address !== null) child.properties = { src: address, alt: attribute(child, 'alt'), title: attribute(child, 'title') }
      return address !== null
    })
  }
  visit(root)
}

const isIcon = (image: Element): boolean => ['width', 'height'].some((side) => /^\d+(?:px)?$/.test(attribute(image, side)) && Number.parseInt(attribute(image, side), 10) <= ICON)

/** The addresses of a picture, the one that loaders put off first. */
function candidates(image: Element, grouped: Map<string, string>): string[] {
  const variable = /background-image:\s*var\((--sf-img-\d+)\)/.exec(attribute(image, 'style'))?.[1]
  const sets = [attribute(image, 'srcSet'), attribute(image, 'dataSrcSet')].flatMap((set) => (set.startsWith('data:') ? [set.trim().split(/\s/)[0] ?? ''] : set.split(/,\s+/).map((one) => one.trim().split(/\s+/)[0] ?? '')))
  const lazy = ['dataSrc', 'dataOriginal', 'dataLazySrc'].map((name) => attribute(image, name))
  return [variable === undefined ? '' : (grouped.get(variable) ?? ''), ...lazy, attribute(image, 'src'), ...sets].filter((address) => address !== '')
}

/** SingleFile keeps a picture that is shown several times once, as a variable of the style sheet. */
function groupedPictures(root: Root): Map<string, string> {
  const grouped = new Map<string, string>()
  for (const style of findAll(root, (element) => element.tagName === 'style')) {
    for (const child of style.children) {
      if (child.type !== 'text' || !child.value.includes('--sf-img-')) continue
      for (const [, name = '', address = ''] of child.value.matchAll(/(--sf-img-\d+)\s*:\s*url\(\s*"?(data:[^")]*)"?\s*\)/g)) grouped.set(name, address)
    }
  }
  return grouped
}

/** A figure as nothing but its pictures, each with the figure's caption; false when it has none. In place. */
export function reduceFigure(figure: Element): boolean {
  const images = findAll(figure, (element) => element.tagName === 'img' && kept(attribute(element, 'src')))
  if (images.length === 0) return false
  const caption = findAll(figure, (element) => element.tagName === 'figcaption').map(textOf).find((text) => text !== '') ?? textOf(figure)
  for (const image of images) if (caption !== '') image.properties['title'] = caption
  figure.children = images.map((image) => ({ type: 'element', tagName: 'p', properties: {}, children: [image] }))
  figure.tagName = 'div'
  return true
}

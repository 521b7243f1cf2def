/**
 * An attribute that is neither written to HTML nor read from it by Tiptap, which would take an attribute of the same name for it
 * (`title`, `start`) over what the node's own parse rule has checked.
 */
export const hiddenAttribute = (value: unknown) => ({ default: value, rendered: false, parseHTML: () => null })

/**
 * `[[Target]]`, `[[Target|label]]`, `[[Target#Heading]]` and the embed `![[Target]]` as syntax of their own, so that an escaped
 * `\[\[` stays text and a link may hold what emphasis would otherwise claim. In a table the bar is written `\|`, which is
 * read anywhere. Neither part holds a bracket or a line end, nor a bar (but for the label of an embed: `![[picture.png|alt|300]]`); the target is not blank.
 */
import type { Extension as FromMarkdownExtension, CompileContext, Token } from 'mdast-util-from-markdown'
import type { Construct, Extension, State, Tokenizer } from 'micromark-util-types'

const BANG = 33
const OPEN = 91
const BACKSLASH = 92
const CLOSE = 93
const BAR = 124

function tokenizer(name: 'wikiLink' | 'wikiEmbed'): Tokenizer {
  return function tokenize(effects, ok, nok): State {
    let named = false
    let bars = 0
    const start: State = (code) => {
      effects.enter(name)
      effects.consume(code)
      return name === 'wikiEmbed' ? firstBracket : secondBracket
    }
    const firstBracket: State = (code) => {
      if (code !== OPEN) return nok(code)
      effects.consume(code)
      return secondBracket
    }
    const secondBracket: State = (code) => {
      if (code !== OPEN) return nok(code)
      effects.consume(code)
      return inside
    }
    const inside: State = (code) => {
      // Negative codes are line ends and tabs; null is the end of the text.
      if (code === null || code < 0 || code === OPEN) return nok(code)
      if (code === CLOSE) {
        if (!named) return nok(code)
        effects.consume(code)
        return lastBracket
      }
      if (code === BAR) {
        bars += 1
        if (!named || (bars > 1 && name === 'wikiLink')) return nok(code)
      } else if (bars === 0 && code !== BACKSLASH && code !== 32) named = true
      effects.consume(code)
      return inside
    }
    const lastBracket: State = (code) => {
      if (code !== CLOSE) return nok(code)
      effects.consume(code)
      effects.exit(name)
      return ok
    }
    return start
  }
}

const construct = (name: 'wikiLink' | 'wikiEmbed'): Construct => ({ name, tokenize: tokenizer(name) })

/** For micromark. */
export const wikiLinkSyntax: Extension = { text: { [OPEN]: construct('wikiLink'), [BANG]: construct('wikiEmbed') } }

/** For mdast-util-from-markdown: makes `wikiLink` and `wikiEmbed` nodes. */
export const wikiLinkFromMarkdown: FromMarkdownExtension = {
  enter: {
    wikiLink(this: CompileContext, token: Token): undefined {
      const [, target = '', label = ''] = /^\[\[([^|]*?)(?:\\?\|(.*))?\]\]$/.exec(this.sliceSerialize(token)) ?? []
      this.enter({ type: 'wikiLink', target: target.trim(), label: label.trim() || null }, token)
    },
    wikiEmbed(this: CompileContext, token: Token): undefined {
      const [, target = '', label = ''] = /^!\[\[([^|]*?)(?:\\?\|(.*))?\]\]$/.exec(this.sliceSerialize(token)) ?? []
      this.enter({ type: 'wikiEmbed', target: target.trim(), label: label.replace(/\\+(?=\|)/g, '').trim() || null }, token)
    },
  },
  exit: {
    wikiLink(this: CompileContext, token: Token): undefined {
      this.exit(token)
    },
    wikiEmbed(this: CompileContext, token: Token): undefined {
      this.exit(token)
    },
  },
}

import { richText } from '../../shared/document/richText.ts'
import type { RichText } from '../../shared/domain/idea.ts'
import type { ImportFormat } from '../../shared/domain/importedFile.ts'
import { growOutline } from '../../shared/outline/growOutline.ts'
import type { Outline, OutlineLink } from '../../shared/domain/outline.ts'
import { at, isObject, listAt, objectsAt, textAt, textsAt, type JsonObject } from '../import/json.ts'
import { Values } from '../import/knownWords.ts'
import type { Leftovers } from '../import/leftovers.ts'
import { joinTexts } from '../import/lines.ts'
import { looksLikeHtml, richTextOfHtml } from '../xml/richTextOfMarkup.ts'

/** Which program's tree a piece of JSON is; undefined when it is none that we know. */
export function treeFormatOf(json: unknown): ImportFormat | undefined {
  if (isObject(at(json, 'nodeData'))) return 'mindElixir'
  if (teamMapperNodes(json)) return 'teamMapper'
  const root = isObject(at(json, 'root')) ? at(json, 'root') : json
  if (isObject(at(root, 'data')) && at(at(root, 'data'), 'text') !== undefined)
    return at(json, 'minder') !== undefined || (at(json, 'template') !== undefined && at(json, 'layout') === undefined)
      ? 'kityMinder'
      : 'simpleMindMap'
  return isObject(at(json, 'root')) && at(root, 'text') !== undefined ? 'myMind' : undefined
}

const formatted = (text: string, leftovers: Leftovers): RichText =>
  looksLikeHtml(text) ? richTextOfHtml(text, leftovers) : richText(text)

/** simple-mind-map (`.smm`) and KityMinder (`.km`): `{ data: { text, … }, children }`. */
export function readDataTree(json: unknown, leftovers: Leftovers): Outline {
  const links: OutlineLink[] = []
  const root = isObject(at(json, 'root')) ? at(json, 'root') : json
  const read = (node: JsonObject) => {
    const data = at(node, 'data')
    const id = textAt(data, 'uid') || textAt(data, 'id')
    const values = new Values(leftovers)
    leftovers.add('pictures', textAt(data, 'image') === '' ? 0 : 1)
    leftovers.add('attachments', textAt(data, 'attachmentUrl') === '' ? 0 : 1)
    leftovers.add('icons', listAt(data, 'icon').length)
    for (const name of ['priority', 'progress']) leftovers.add('icons', textAt(data, name) === '' ? 0 : 1)
    const address = textAt(data, 'hyperlink')
    if (address !== '') values.link(address)
    const tags = [
      ...textsAt(data, 'tag'),
      ...objectsAt(data, 'tag').map((tag) => textAt(tag, 'text')),
      ...textsAt(data, 'resource'),
    ]
    if (tags.length > 0) values.note(tags.join(', '))
    textsAt(data, 'associativeLineTargets').forEach((to) =>
      links.push({ from: id, to, label: textAt(at(data, 'associativeLineText'), to) }),
    )
    const summary = at(data, 'generalization')
    const summaries = (Array.isArray(summary) ? summary : [summary]).filter(isObject)
    return {
      item: {
        ...(id && { id }),
        title: formatted(textAt(data, 'text'), leftovers),
        ...values.with(formatted(textAt(data, 'note'), leftovers)),
      },
      below: [...objectsAt(node, 'children'), ...summaries.map((data) => ({ data }))],
    }
  }
  return { items: growOutline(isObject(root) ? [root] : [], read), links }
}

/** My Mind: titles are HTML. */
export function readMyMind(json: unknown, leftovers: Leftovers): Outline {
  const root = at(json, 'root')
  const read = (node: JsonObject) => {
    const values = new Values(leftovers)
    if (textAt(node, 'icon') !== '') leftovers.add('icons')
    const value = [textAt(node, 'value'), textAt(node, 'status')].filter((each) => each !== '')
    if (value.length > 0) values.note(value.join(' · '))
    return {
      item: {
        title: richTextOfHtml(textAt(node, 'text'), leftovers),
        ...values.with(formatted(textAt(node, 'notes'), leftovers)),
      },
      below: objectsAt(node, 'children'),
    }
  }
  return { items: growOutline(isObject(root) ? [root] : [], read), links: [] }
}

/** Mind Elixir: topics, arrows, summaries. */
export function readMindElixir(json: unknown, leftovers: Leftovers): Outline {
  const root = at(json, 'nodeData')
  const summaries = new Map<string, JsonObject[]>()
  for (const summary of [...objectsAt(json, 'summaries'), ...objectsAt(root, 'summaries')]) {
    const parent = textAt(summary, 'parent')
    const siblings = summaries.get(parent) ?? []
    siblings.push({ topic: textAt(summary, 'label') || textAt(summary, 'text') })
    summaries.set(parent, siblings)
  }
  const arrows = at(json, 'arrows') ?? at(json, 'linkData')
  const links: OutlineLink[] = (Array.isArray(arrows) ? arrows : isObject(arrows) ? Object.values(arrows) : [])
    .filter(isObject)
    .map((arrow) => ({ from: textAt(arrow, 'from'), to: textAt(arrow, 'to'), label: textAt(arrow, 'label') }))
  const read = (node: JsonObject) => {
    const id = textAt(node, 'id')
    const values = new Values(leftovers)
    leftovers.add('icons', listAt(node, 'icons').length)
    leftovers.add('pictures', isObject(at(node, 'image')) ? 1 : 0)
    const address = textAt(node, 'hyperLink')
    if (address !== '') values.link(address)
    const tags = [...textsAt(node, 'tags'), ...objectsAt(node, 'tags').map((tag) => textAt(tag, 'text'))]
    if (tags.length > 0) values.note(tags.join(', '))
    const html = textAt(node, 'dangerouslySetInnerHTML')
    const shown = html === '' ? [] : richTextOfHtml(html, leftovers)
    const title = richText(textAt(node, 'topic'))
    return {
      item: {
        ...(id && { id }),
        title: title.length > 0 ? title : shown,
        ...values.with(joinTexts(title.length > 0 ? shown : [], formatted(textAt(node, 'note'), leftovers))),
      },
      below: [...objectsAt(node, 'children'), ...(summaries.get(id) ?? [])],
    }
  }
  return { items: growOutline(isObject(root) ? [root] : [], read), links }
}

/** The flat list of nodes in an export of TeamMapper or mmp, wherever it stands. */
function teamMapperNodes(json: unknown): JsonObject[] | undefined {
  for (const list of [json, at(json, 'data'), at(json, 'nodes'), at(json, 'snapshot'), at(at(json, 'map'), 'data')]) {
    if (!Array.isArray(list) || list.length === 0) continue
    const nodes = list.filter(isObject)
    if (nodes.some((node) => typeof at(node, 'name') === 'string' && ('parent' in node || 'isRoot' in node)))
      return nodes
  }
  return undefined
}

/** TeamMapper and mmp: a list of nodes that name their parents. */
export function readTeamMapper(json: unknown, leftovers: Leftovers): Outline {
  const nodes = teamMapperNodes(json) ?? []
  const ids = new Set(nodes.map((node) => textAt(node, 'id')))
  const childrenOf = new Map<string, JsonObject[]>()
  const tops: JsonObject[] = []
  for (const node of nodes) {
    const parent = textAt(node, 'parent') || textAt(node, 'nodeParentId')
    if (at(node, 'isRoot') === true || at(node, 'root') === true || !ids.has(parent)) tops.push(node)
    else {
      const siblings = childrenOf.get(parent) ?? []
      siblings.push(node)
      childrenOf.set(parent, siblings)
    }
  }
  const seen = new Set<string>()
  const read = (node: JsonObject) => {
    const id = textAt(node, 'id')
    const values = new Values(leftovers)
    if (textAt(at(node, 'image'), 'src') !== '') leftovers.add('pictures')
    const address = textAt(at(node, 'link'), 'href')
    if (address !== '') values.link(address)
    const below = seen.has(id) ? [] : (childrenOf.get(id) ?? [])
    seen.add(id)
    return { item: { id, title: richText(textAt(node, 'name')), ...values.with() }, below }
  }
  const items = growOutline(tops, read)
  // Nodes that hang in a circle are reached from nowhere: they come at the top.
  const lost = nodes.filter((node) => !seen.has(textAt(node, 'id')))
  return { items: [...items, ...growOutline(lost, (node) => ({ ...read(node), below: [] }))], links: [] }
}

import { expect, test, vi } from 'vitest'
import { checkedAddress } from '../../main/externalLinks.ts'
import { INVOKE } from '../../preload/bridge.ts'
import * as fake from '../support/fakeElectron.ts'
import { startWindow } from './startMain.ts'

test('only http, https and mailto, in the form that will open', () => {
  expect(checkedAddress('HTTPS://Example.ORG/a b?q=ü')).toBe('https://example.org/a%20b?q=%C3%BC')
  expect(checkedAddress('https://аррle.com/')).toMatch(/^https:\/\/xn--/)
  expect(checkedAddress('mailto:a@b.example')).toBe('mailto:a@b.example')
  const accepted = [
    'javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'app://dossier/', 'dossier://note/x', 'ms-msdt:/id', 'smb://x/y', 'vbscript:x', 'about:blank', 'blob:app://dossier/1', 'chrome://settings',
    '//example.org', '/etc/passwd', 'example.org', '', ' ', 'http://', `https://example.org/${'x'.repeat(2000)}`,
  ].filter((url) => {
    try {
      checkedAddress(url)
      return true
    } catch {
      return false
    }
  })
  expect(accepted).toEqual([])
})

test('the message box shows the whole address; only "Open" opens it', async () => {
  const { webContents } = await startWindow()
  const url = `https://example.org/?${'long='.repeat(300)}`
  fake.dialog.answers = [{ response: 1 }, { response: 0 }]
  await fake.invoke(webContents, INVOKE.openExternal, [url])
  expect(fake.shell.opened).toEqual([])
  await fake.invoke(webContents, INVOKE.openExternal, [url])
  expect(fake.shell.opened).toEqual([url])
  expect(fake.dialog.asked[0]?.options).toMatchObject({ detail: url, buttons: ['Open', 'Cancel'], cancelId: 1 })
  await expect(fake.invoke(webContents, INVOKE.openExternal, ['file:///etc/passwd'])).rejects.toThrow('Addresses that begin with “file:” are not opened.')
  expect(fake.dialog.asked).toHaveLength(2)
})

test('no window ever opens; a web address asks once however often it is tried, other addresses are dropped', async () => {
  const { webContents } = await startWindow()
  let answer: (value: { response: number }) => void = () => undefined
  fake.dialog.answers = [new Promise((resolve) => (answer = resolve))]
  for (const url of ['https://a.example/', 'https://b.example/', 'file:///etc/passwd', 'javascript:alert(1)', 'app://dossier/index.html', 'about:blank']) {
    expect(webContents.windowOpenHandler?.({ url })).toEqual({ action: 'deny' })
  }
  expect(fake.dialog.asked.map(({ options }) => options['detail'])).toEqual(['https://a.example/'])
  answer({ response: 0 })
  await vi.waitFor(() => expect(fake.shell.opened).toEqual(['https://a.example/']))
})

test('no page navigates but to itself, and none gets a webview', async () => {
  const { webContents } = await startWindow()
  const prevented = (url: string): boolean => {
    const details = { ...fake.event(), url }
    let stopped = false
    details.preventDefault = () => (stopped = true)
    webContents.emit('will-navigate', details)
    return stopped
  }
  for (const url of ['app://dossier/index.html', 'app://dossier/index.html#/note/x', 'app://dossier/']) expect([url, prevented(url)]).toEqual([url, false])
  for (const url of ['https://example.org/', 'file:///home/x.html', 'app://dossier/assets/article.html', 'app://stranger/index.html', 'http://127.0.0.1:4199/', 'data:text/html,x', 'javascript:1']) {
    expect([url, prevented(url)]).toEqual([url, true])
  }
  const webview = fake.event()
  webContents.emit('will-attach-webview', webview)
  expect(webview.defaultPrevented).toBe(true)
})

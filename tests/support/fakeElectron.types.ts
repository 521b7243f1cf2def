/** Compile-time check: the fake has no method that Electron lacks, so that an API renamed or removed there is found by `tsc`. */
import type * as Real from 'electron'
import type * as Fake from './fakeElectron.ts'

type Methods<F> = { [K in keyof F]-?: F[K] extends (...values: never[]) => unknown ? K : never }[keyof F]
/** Methods of the fake that are neither Electron's nor named as its own. */
type Invented<F, R, Own extends string = never> = Exclude<Methods<F>, keyof R | Own>
type None<T extends never> = T

export type Checks = [
  None<Exclude<keyof typeof Fake, keyof typeof Real | 'WebContents' | 'event' | 'invoke' | 'resetFakeElectron'>>,
  None<Invented<typeof Fake.app, typeof Real.app>>,
  None<Invented<typeof Fake.app.commandLine, typeof Real.app.commandLine>>,
  None<Invented<typeof Fake.ipcMain, typeof Real.ipcMain>>,
  None<Invented<typeof Fake.protocol, typeof Real.protocol>>,
  None<Invented<typeof Fake.dialog, typeof Real.dialog, 'next'>>,
  None<Invented<typeof Fake.Menu, typeof Real.Menu>>,
  None<Invented<typeof Fake.clipboard, typeof Real.clipboard>>,
  None<Invented<typeof Fake.shell, typeof Real.shell>>,
  None<Invented<typeof Fake.screen, typeof Real.screen>>,
  None<Exclude<keyof typeof Fake.nativeTheme, keyof typeof Real.nativeTheme>>,
  None<Invented<typeof Fake.session.defaultSession, Real.Session, 'beforeRequest' | 'permissionRequest' | 'permissionCheck' | 'devicePermission'>>,
  None<Invented<typeof Fake.session.defaultSession.webRequest, Real.WebRequest>>,
  None<Invented<Fake.BrowserWindow, Real.BrowserWindow>>,
  None<Exclude<Invented<typeof Fake.BrowserWindow, typeof Real.BrowserWindow>, 'prototype'>>,
  None<Invented<Fake.WebContents, Real.WebContents, 'onSend' | 'windowOpenHandler'>>,
  None<Invented<typeof Fake.ipcRenderer, typeof Real.ipcRenderer>>,
  None<Invented<typeof Fake.contextBridge, typeof Real.contextBridge>>,
]

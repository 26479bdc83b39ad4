import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'

/** What Chromium is called where it is installed. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** It is to do nothing but what a test asks of it, and it runs as root in containers. */
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** Runs before any script of a page, also where the page's policy would let no script in. */
const TELL_BREACHES = `document.addEventListener('securitypolicyviolation', (breach) => {
  console.error('The policy forbids ' + breach.blockedURI + ' by ' + breach.violatedDirective + '.')
})`

const executablePath = installedChromium()

/** Whether tests in a browser run: where there is no Chromium they are skipped, and the console says so, unless one is required. */
export const browserIsThere = isThere()

/**
 * Starts Chromium without a window, with a profile of its own.
 *
 * @throws Error where none is installed
 */
export function openBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error(`No Chromium is installed: none of ${NAMES.join(', ')} is in PATH.`)
  return chromium.launch({ executablePath, headless: true, args: FLAGS })
}

/** A page, and what went on in it since it was opened. */
export type WatchedPage = {
  readonly page: Page
  /** What a user would find in the console: errors, also those thrown and not caught, and breaches of a Content-Security-Policy. */
  readonly complaints: () => readonly string[]
  /** Every address that was asked for, in order. */
  readonly requested: () => readonly string[]
}

/** An empty page of a session of its own. */
export async function watchedPage(browser: Browser): Promise<WatchedPage> {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } })
  const complaints: string[] = []
  const requested: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`))
  page.on('request', (request) => requested.push(request.url()))
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}, ${request.failure()?.errorText ?? 'for no known reason'}`))
  await page.addInitScript({ content: TELL_BREACHES })
  return { page, complaints: () => complaints, requested: () => requested }
}

function installedChromium(): string | undefined {
  const places = (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return places.find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function isThere(): boolean {
  if (executablePath !== undefined || process.env['SSOT_REQUIRE_BROWSER'] === '1') return true
  console.warn(`No Chromium is installed (none of ${NAMES.join(', ')} is in PATH): tests in a browser are skipped.`)
  return false
}

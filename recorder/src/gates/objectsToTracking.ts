/** Whether the browser sends Do Not Track or Global Privacy Control. */
export function objectsToTracking(): boolean {
  const browser = navigator as Navigator & { globalPrivacyControl?: boolean };
  return browser.doNotTrack === "1" || browser.globalPrivacyControl === true;
}

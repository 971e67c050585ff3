import path from "node:path";
import { describe, expect, it } from "vitest";
import { isOfFolder, relativePath, withSlashes } from "../../lib/slashes.js";

describe("paths with slashes", () => {
  it.each([
    [String.raw`C:\srv\apps\a.yaml`, path.win32, "C:/srv/apps/a.yaml"],
    [String.raw`apps/a\b.yaml`, path.win32, "apps/a/b.yaml"],
    [String.raw`\\server\share\a.yaml`, path.win32, "//server/share/a.yaml"],
    // A backslash is a character of a name there.
    [String.raw`/srv/a\b.yaml`, path.posix, String.raw`/srv/a\b.yaml`],
    ["", path.win32, ""],
  ])("%s", (file, system, expected) => {
    expect(withSlashes(file, system)).toBe(expected);
  });

  it.each([
    [String.raw`C:\srv`, String.raw`C:\srv\apps\a.yaml`, path.win32, "apps/a.yaml"],
    [String.raw`C:\Srv`, String.raw`c:\srv\..\a.yaml`, path.win32, "../a.yaml"],
    [String.raw`C:\srv`, String.raw`D:\a.yaml`, path.win32, "D:/a.yaml"],
    ["/srv/apps", "/srv/a.yaml", path.posix, "../a.yaml"],
  ])("from %s to %s", (folder, file, system, expected) => {
    expect(relativePath(file, folder, system)).toBe(expected);
  });
});

it("ESLint's paths of folders end with a separator, on Windows with a backslash", () => {
  const entries = ["/srv/apps/", `${String.raw`C:\srv\apps`}\\`, "/srv/a.yaml", String.raw`C:\srv\a.yaml`];
  expect(entries.map((entry) => isOfFolder(entry))).toEqual([true, true, false, false]);
});

/** Neovim without a screen, with settings of the documentation. */
import { spawnSync } from "node:child_process";
import process from "node:process";
import { makeFolder } from "./folders.js";
import { run } from "./run.js";

/** The minor version, such as 11 for 0.11.4; undefined if it isn't installed, which skips its tests. */
export const neovim = minorVersion();

function minorVersion(): number | undefined {
  const { stdout, error } = spawnSync("nvim", ["--version"], { encoding: "utf8" });
  const [, minor] = /^NVIM v\d+\.(?<minor>\d+)/u.exec(error ? "" : stdout) ?? [];
  if (minor === undefined) process.stderr.write("nvim is not installed: its tests are skipped.\n");
  else if (Number(minor) < 11) process.stderr.write("nvim is older than 0.11: only its settings are read.\n");
  return minor === undefined ? undefined : Number(minor);
}

export interface ServerConfig {
  readonly cmd: readonly string[];
  readonly filetypes: readonly string[];
  readonly settings: object;
}

/** Older versions, such as those of Debian, have no `vim.lsp.config`, but read the Lua and write the JSON. */
const CAPTURE = `
local captured
vim.lsp.config = setmetatable({ eslint = { filetypes = { "javascript" } } }, {
  __call = function(_, _, config) captured = config end,
})
vim.lsp.enable = function() end
dofile("init.lua")
captured.handlers = nil
io.stdout:write(vim.json.encode(captured))
`;

/** What an init.lua configures for the server, as Neovim sends it. */
export async function configIn(init: string): Promise<ServerConfig> {
  const folder = makeFolder({ "init.lua": init, "capture.lua": CAPTURE });
  const args = ["--headless", "-u", "NONE", "-c", "luafile capture.lua", "-c", "qa!"];
  const { stdout, stderr } = await run("nvim", args, { cwd: folder, env: { HOME: folder } });
  if (stderr !== "") throw new Error(stderr);
  return JSON.parse(stdout) as ServerConfig;
}

/** Prints the first problem of class.yaml, takes its suggestion, fixes pod.yaml, and writes both. */
export const SESSION = `
local function open(name)
  vim.cmd.edit(name)
  vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 50)
end
local function change(filter)
  local tick = vim.b.changedtick
  vim.lsp.buf.code_action(filter)
  vim.wait(60000, function() return vim.b.changedtick ~= tick end, 50)
  vim.cmd.write()
end
open("class.yaml")
local found = vim.diagnostic.get(0)[1]
io.stdout:write(found.lnum + 1, ":", found.col + 1, " ", found.code)
vim.api.nvim_win_set_cursor(0, { found.lnum + 1, found.col })
change({ apply = true, filter = function(action) return action.title:find("^Set ") ~= nil end })
open("pod.yaml")
change({ apply = true, context = { only = { "source.fixAll.eslint" }, diagnostics = {} } })
`;

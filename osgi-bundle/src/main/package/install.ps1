# Installs Second Read for Weasis into a folder of its own, or removes it. Not for clinical use.

#Requires -Version 5

# An unknown option is refused, instead of being passed over.
[CmdletBinding(PositionalBinding = $false)]
param(
  [string] $Weasis = '',
  [string] $To = '',
  [switch] $Always,
  [switch] $Uninstall,
  [switch] $Help
)

$ErrorActionPreference = 'Stop'

# Not Write-Output, which breaks long lines where the output goes into a file.
function Say([string] $text) {
  [Console]::WriteLine($text)
}

function Fail([string] $text) {
  [Console]::Error.WriteLine("install: $text")
  exit 1
}

if ($Help) {
  Say @'
Installs Second Read into a folder of its own and makes a command there that starts Weasis with it.
Nothing in the folder of Weasis is changed, unless -Always is given. Not for clinical use.

  install.cmd [-Weasis FOLDER] [-To FOLDER] [-Always]
  install.cmd -Uninstall [-To FOLDER]

  -Weasis FOLDER  where Weasis 4.7 or newer lies, such as "C:\Program Files\Weasis";
                  without it the usual places are looked through
  -To FOLDER      where Second Read goes; without it a folder of this user, for an administrator
                  one of all users
  -Always         also add one line to Weasis.cfg, so that every start of Weasis brings Second Read
                  (needs the right to write into the folder of Weasis: start it as administrator)
  -Uninstall      remove what was installed, and nothing else
  -Help           this text
'@
  exit 0
}

$here = $PSScriptRoot
$listName = 'installed-files.txt'
$utf8 = New-Object System.Text.UTF8Encoding $false

function IsAdministrator {
  $user = [Security.Principal.WindowsPrincipal] [Security.Principal.WindowsIdentity]::GetCurrent()
  return $user.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
}

# "C:\folder\" on the command line arrives with its last quotation mark.
$Weasis = $Weasis.Trim('"')
$To = $To.Trim('"')
if ($To -eq '') {
  if (Test-Path -LiteralPath (Join-Path $here $listName)) {
    $To = $here
  } elseif (IsAdministrator) {
    $To = Join-Path $env:ProgramFiles 'Second Read'
  } else {
    $To = Join-Path $env:LOCALAPPDATA 'Second Read'
  }
}
$To = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($To)
$To = [IO.Path]::GetFullPath($To).TrimEnd('\')
$list = Join-Path $To $listName

# Not [Uri], which leaves some percent signs of a path as they are. Weasis splits its arguments at
# dollar signs, and takes a plus sign for a blank.
$url = 'file:///' + [Uri]::EscapeDataString($To).Replace('%5C', '/').Replace('%3A', ':')
$configuration = "$url/second-read.json"
$option = "java-options=-Dfelix.extended.config.properties=$configuration"

# Not Get-FileHash, which is not found where a newer PowerShell started this one.
function Checksum([string] $file) {
  if (-not (Test-Path -LiteralPath $file -PathType Leaf)) { return 'none' }
  $stream = [IO.File]::OpenRead($file)
  try {
    $sum = (New-Object System.Security.Cryptography.SHA256CryptoServiceProvider).ComputeHash($stream)
  } finally {
    $stream.Dispose()
  }
  return [BitConverter]::ToString($sum).Replace('-', '').ToLowerInvariant()
}

# What the installer put there, a line each: checksum, two spaces, name.
function Recorded {
  if (Test-Path -LiteralPath $list) {
    [IO.File]::ReadAllLines($list) | Where-Object { -not $_.StartsWith('#') }
  }
}

# The Weasis.cfg that -Always changed.
function Registered {
  if (Test-Path -LiteralPath $list) {
    foreach ($line in [IO.File]::ReadAllLines($list)) {
      if ($line.StartsWith('# registered in ')) { return $line.Substring(16) }
    }
  }
  return ''
}

function WriteLines([string] $file, [string[]] $lines, [string] $advice) {
  try {
    [IO.File]::WriteAllLines($file, $lines, $utf8)
  } catch {
    Fail "$file is not writable for user $env:USERNAME ($($_.Exception.Message)); $advice"
  }
}

# Gives a file other lines, which are whole beside it before the file is touched: a full disk must not
# leave Weasis without configuration. The file keeps its owner and its rights.
function Rewrite([string] $file, [string[]] $lines, [string] $advice) {
  $part = "$file.part"
  try {
    [IO.File]::WriteAllLines($part, $lines, $utf8)
  } catch {
    Remove-Item -LiteralPath $part -Force -ErrorAction SilentlyContinue
    Fail "$part could not be written ($($_.Exception.Message)), so $file stays as it was; $advice"
  }
  try {
    [IO.File]::Copy($part, $file, $true)
  } catch {
    Fail "$file could not be written ($($_.Exception.Message)); what it should hold is in $part; $advice"
  }
  Remove-Item -LiteralPath $part -Force
}

function NeedsWritable([string] $file, [string] $advice) {
  try {
    [IO.File]::OpenWrite($file).Dispose()
  } catch {
    Fail "$file is not writable for user $env:USERNAME ($($_.Exception.Message)); $advice"
  }
}

# Takes the line of -Always out again.
function Unregister {
  $changed = Registered
  if ($changed -eq '' -or -not (Test-Path -LiteralPath $changed)) { return }
  $lines = [IO.File]::ReadAllLines($changed)
  if ($lines -notcontains $option) { return }
  Rewrite $changed @($lines | Where-Object { $_ -ne $option }) 'start this as administrator'
  Say "Removed the line of Second Read from $changed"
}

# A folder that a window or a console shows may be held by it.
function RemoveIfEmpty([string] $folder) {
  if ((Test-Path -LiteralPath $folder) -and -not (Get-ChildItem -LiteralPath $folder -Force)) {
    try {
      Remove-Item -LiteralPath $folder
    } catch {
      Say "The empty folder $folder can be deleted"
    }
  }
}

function RemoveFile([string] $file) {
  try {
    Remove-Item -LiteralPath $file -Force
  } catch {
    Fail "$file cannot be removed ($($_.Exception.Message)); close Weasis and run this again as who installed it"
  }
}

# Removing

if ($Uninstall) {
  if (-not (Test-Path -LiteralPath $list)) {
    Say "Second Read is not installed in $To; nothing was removed"
    exit 0
  }
  Unregister
  # From the end, so that the configuration goes before what it lists: Weasis does not start with a
  # configuration that lists what is not there.
  $lines = @(Recorded)
  [Array]::Reverse($lines)
  foreach ($line in $lines) {
    $expected, $name = $line -split '  ', 2
    $file = Join-Path $To $name
    $sum = Checksum $file
    if ($sum -eq $expected) {
      RemoveFile $file
    } elseif ($sum -ne 'none') {
      Say "Kept $file, which was changed after it was installed"
    }
    if (Test-Path -LiteralPath "$file.part" -PathType Leaf) { RemoveFile "$file.part" }
  }
  RemoveFile $list
  RemoveIfEmpty (Join-Path $To 'bundles')
  RemoveIfEmpty (Join-Path $To 'natives\win-x64')
  RemoveIfEmpty (Join-Path $To 'natives')
  RemoveIfEmpty $To
  Say "Removed Second Read from $To"
  if ((Test-Path -LiteralPath $To) -and (Get-ChildItem -LiteralPath $To -Force)) {
    Say 'The folder stays, since it holds files that the installer did not put there'
  }
  Say 'Settings and model packs of users stay in .weasis\data of their home folders'
  exit 0
}

# What is to be installed, and whether it fits this machine

$texts = 'LICENSE', 'NOTICE.txt', 'README.md', 'install.ps1', 'install.cmd', 'version.txt'
foreach ($part in @('bundles', 'natives\win-x64', 'second-read.json') + $texts) {
  if (-not (Test-Path -LiteralPath (Join-Path $here $part))) {
    Fail "$here\$part is missing; unpack the whole zip and run install.cmd in the folder that comes out"
  }
}
if (-not [Environment]::Is64BitOperatingSystem -or $env:PROCESSOR_ARCHITECTURE -eq 'ARM64') {
  Fail "this package is for Windows on x86-64, but this machine is $env:PROCESSOR_ARCHITECTURE"
}
$version, $engine = ([IO.File]::ReadAllText((Join-Path $here 'version.txt'))).Trim() -split ' '

# Weasis

# The folder of Weasis' launcher and configuration below a folder that a user would name.
function Application([string] $folder) {
  foreach ($below in '', 'app', 'weasis') {
    $app = if ($below -eq '') { $folder } else { Join-Path $folder $below }
    if ((Test-Path -LiteralPath (Join-Path $app 'weasis-launcher.jar')) -and
        (Test-Path -LiteralPath (Join-Path $app 'conf\base.json'))) {
      return (Resolve-Path -LiteralPath $app).ProviderPath
    }
  }
  return ''
}

$app = ''
if ($Weasis -ne '') {
  if (-not (Test-Path -LiteralPath $Weasis)) { Fail "the folder $Weasis does not exist; expected the folder of Weasis" }
  $app = Application $Weasis
  if ($app -eq '') {
    Fail "no Weasis in $Weasis; expected weasis-launcher.jar and conf\base.json in it or in its folder app"
  }
} else {
  # The folder of 64-bit programs, also where a 32-bit program started this.
  foreach ($place in $env:ProgramW6432, (Join-Path $env:LOCALAPPDATA 'Programs'), $env:LOCALAPPDATA) {
    $app = Application (Join-Path $place 'Weasis')
    if ($app -ne '') { break }
  }
  if ($app -eq '') {
    Fail 'no Weasis found in the usual places; install Weasis 4.7 or newer, or name its folder with -Weasis'
  }
}

$base = [IO.File]::ReadAllText((Join-Path $app 'conf\base.json')) | ConvertFrom-Json
$found = ($base.weasisPreferences | Where-Object { $_.code -eq 'weasis.version' }).value
if (-not ("$found" -match '^(\d+)\.(\d+)')) {
  Fail "$app\conf\base.json names no version of Weasis; expected 4.7 or newer"
}
$major = [int] $Matches[1]
$minor = [int] $Matches[2]
if ($major -lt 4 -or ($major -eq 4 -and $minor -lt 7)) {
  Fail "Weasis $found in $app is too old; install Weasis 4.7 or newer"
}
if ($major -ne 4) { Say "Second Read was not tried with Weasis $found; it was made for 4.7" }

$launcher = Join-Path (Split-Path -Parent $app) 'Weasis.exe'
$cfg = Join-Path $app 'Weasis.cfg'
$lines = @()
if ($Always) {
  if (Test-Path -LiteralPath $cfg) { $lines = [IO.File]::ReadAllLines($cfg) }
  $at = [Array]::IndexOf($lines, '[JavaOptions]')
  if ($at -lt 0) {
    Fail "no Weasis.cfg with [JavaOptions] in $app, so -Always cannot work; leave it away"
  }
  $other = $lines | Where-Object { $_ -like '*felix.extended.config.properties*' -and $_ -ne $option }
  if ($other) {
    Fail "$cfg already names another extension ($other); add the entries of second-read.json to that one instead"
  }
  NeedsWritable $cfg 'start this as administrator, or leave -Always away'
}

# The files, made beside the package first

try {
  [void] [IO.Directory]::CreateDirectory($To)
} catch {
  Fail "the folder $To cannot be made ($($_.Exception.Message)); name another with -To, or start this as administrator"
}
if ($To -eq $here) { Fail "$To is the unpacked package itself; name another folder with -To" }

$files = [ordered]@{}
foreach ($folder in 'bundles', 'natives\win-x64') {
  foreach ($file in Get-ChildItem -LiteralPath (Join-Path $here $folder) -File) {
    $files["$folder\$($file.Name)"] = $file.FullName
  }
}
foreach ($name in $texts) {
  $files[$name] = Join-Path $here $name
}

$stage = Join-Path ([IO.Path]::GetTempPath()) ('second-read-' + [Guid]::NewGuid())
[void] [IO.Directory]::CreateDirectory($stage)
try {
  $json = [IO.File]::ReadAllText((Join-Path $here 'second-read.json'))
  $json = $json.Replace('%BUNDLES%', "$url/bundles").Replace('%NATIVES%', $To.Replace('\', '/') + '/natives/win-x64')
  $files['second-read.json'] = Join-Path $stage 'second-read.json'
  [IO.File]::WriteAllText($files['second-read.json'], $json, $utf8)

  # One URL without quotation marks, in which the URL of the configuration is encoded again; a percent
  # sign is doubled in a command file.
  $link = 'weasis://%24weasis:config%20pro=%22felix.extended.config.properties%20' + $configuration.Replace('%', '%25') + '%22'
  if (Test-Path -LiteralPath $launcher) {
    $files['start-weasis.cmd'] = Join-Path $stage 'start-weasis.cmd'
    [IO.File]::WriteAllLines($files['start-weasis.cmd'], [string[]] @(
        '@echo off',
        'rem Starts Weasis with Second Read. Arguments, such as files to open, are passed on.',
        'chcp 65001 >nul',
        "start `"`" `"$($launcher.Replace('%', '%%'))`" `"$($link.Replace('%', '%%'))`" %*"), $utf8)
  }

  # Nothing that the installer did not put there is overwritten

  $recorded = @(Recorded)
  $wanted = [ordered]@{}
  $foreign = @()
  foreach ($folder in 'bundles', 'natives', 'natives\win-x64') {
    $file = Join-Path $To $folder
    if (Test-Path -LiteralPath $file -PathType Leaf) { $foreign += $file }
  }
  foreach ($name in $files.Keys) {
    $wanted[$name] = Checksum $files[$name]
    $file = Join-Path $To $name
    $sum = Checksum $file
    if ((Test-Path -LiteralPath $file) -and $sum -ne $wanted[$name] -and $recorded -notcontains "$sum  $name") {
      $foreign += $file
    }
  }
  if ($foreign.Count -gt 0) {
    $foreign | ForEach-Object { [Console]::Error.WriteLine($_) }
    Fail 'these files are not from this installer or were changed since; nothing was installed, move them away first'
  }

  # Copying; what is listed before it is there can be removed after an interruption

  $earlier = Registered
  $entries = @($wanted.Keys | ForEach-Object { "$($wanted[$_])  $_" })
  function WriteList([string] $cfgThatStartsIt, [string[]] $listed) {
    # Without the outer parentheses one line would be a text, and the list be appended to it.
    $head = @(if ($cfgThatStartsIt -ne '') { "# registered in $cfgThatStartsIt" })
    WriteLines $list ($head + $listed) 'name another folder with -To, or start this as administrator'
  }
  WriteList $earlier ($entries + @($recorded | Where-Object { $entries -notcontains $_ }))
  foreach ($name in $files.Keys) {
    $file = Join-Path $To $name
    if ((Checksum $file) -eq $wanted[$name]) { continue }
    try {
      [void] [IO.Directory]::CreateDirectory([IO.Path]::GetDirectoryName($file))
      [IO.File]::Copy($files[$name], "$file.part", $true)
      [IO.File]::Delete($file)
      [IO.File]::Move("$file.part", $file)
    } catch {
      Remove-Item -LiteralPath "$file.part" -Force -ErrorAction SilentlyContinue
      Fail "$name could not be copied to ${To}: $($_.Exception.Message) Close Weasis and run this again"
    }
  }
  # Files of an earlier version
  foreach ($line in $recorded) {
    $sum, $name = $line -split '  ', 2
    $file = Join-Path $To $name
    if (-not $wanted.Contains($name) -and (Checksum $file) -eq $sum) { RemoveFile $file }
  }
  WriteList $earlier $entries

  if ($Always) {
    if ($earlier -ne $cfg) { Unregister }
    if ($lines -notcontains $option) {
      $changed = [Collections.Generic.List[string]] $lines
      $changed.Insert($at + 1, $option)
      Rewrite $cfg $changed 'start this as administrator, or leave -Always away'
    }
    WriteList $cfg $entries
  }
} finally {
  Remove-Item -LiteralPath $stage -Recurse -Force
}

Say "Second Read $version ($engine) is installed in $To"
Say "Weasis $found is in $app"
Say 'Close Weasis where it runs, then start it:'
if (Test-Path -LiteralPath $launcher) {
  Say "  `"$To\start-weasis.cmd`""
  if ($Always) { Say "  or as ever: $cfg now brings Second Read at every start" }
  Say 'or by whatever else starts it, with this option for Java:'
} else {
  Say '  with this option for Java (no Weasis.exe was found beside it):'
}
Say "  -Dfelix.extended.config.properties=$configuration"
Say "To remove it: `"$To\install.cmd`" -Uninstall"
Say 'Not for clinical use.'

# Installs Second Read for Weasis into a folder of its own, or removes it. Not for clinical use.

#Requires -Version 5

param(
  [string] $Weasis = '',
  [string] $To = '',
  [switch] $Always,
  [switch] $Uninstall,
  [switch] $Help
)

$ErrorActionPreference = 'Stop'

if ($Help) {
  Write-Output @'
Installs Second Read into a folder of its own and makes a command there that starts Weasis with it.
Nothing in the folder of Weasis is changed, unless -Always is given. Not for clinical use.

  install.cmd [-Weasis FOLDER] [-To FOLDER] [-Always]
  install.cmd -Uninstall [-To FOLDER]

  -Weasis FOLDER  where Weasis 4.7 or newer lies, such as "C:\Program Files\Weasis";
                  without it the usual places are looked through
  -To FOLDER      where Second Read goes; without it a folder of this user
  -Always         also add one line to Weasis.cfg, so that every start of Weasis brings Second Read
                  (needs the right to write into the folder of Weasis: start it as administrator)
  -Uninstall      remove what was installed, and nothing else
  -Help           this text
'@
  exit 0
}

function Fail([string] $text) {
  [Console]::Error.WriteLine("install: $text")
  exit 1
}

$here = $PSScriptRoot
$listName = 'installed-files.txt'
$utf8 = New-Object System.Text.UTF8Encoding $false

if ($To -eq '') {
  if (Test-Path -LiteralPath (Join-Path $here $listName)) {
    $To = $here
  } else {
    $To = Join-Path $env:LOCALAPPDATA 'Second Read'
  }
}
$To = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($To).TrimEnd('\')
$list = Join-Path $To $listName

# Weasis splits its arguments at dollar signs, and takes a plus sign for a blank.
$url = ([Uri] $To).AbsoluteUri.Replace('$', '%24').Replace('+', '%2B')
$configuration = "$url/second-read.json"
$option = "java-options=-Dfelix.extended.config.properties=$configuration"

function Checksum([string] $file) {
  if (-not (Test-Path -LiteralPath $file -PathType Leaf)) { return 'none' }
  return (Get-FileHash -LiteralPath $file -Algorithm SHA256).Hash.ToLowerInvariant()
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
    Fail "$file is not writable for user $env:USERNAME; $advice"
  }
}

# Takes the line of -Always out again.
function Unregister {
  $changed = Registered
  if ($changed -eq '' -or -not (Test-Path -LiteralPath $changed)) { return }
  $lines = [IO.File]::ReadAllLines($changed)
  if ($lines -notcontains $option) { return }
  WriteLines $changed @($lines | Where-Object { $_ -ne $option }) 'start this as administrator'
  Write-Output "Removed the line of Second Read from $changed"
}

function RemoveIfEmpty([string] $folder) {
  if ((Test-Path -LiteralPath $folder) -and -not (Get-ChildItem -LiteralPath $folder -Force)) {
    Remove-Item -LiteralPath $folder
  }
}

# Removing

if ($Uninstall) {
  if (-not (Test-Path -LiteralPath $list)) {
    Write-Output "Second Read is not installed in $To; nothing was removed"
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
      try {
        Remove-Item -LiteralPath $file -Force
      } catch {
        Fail "$file cannot be removed; close Weasis and run this again"
      }
    } elseif ($sum -ne 'none') {
      Write-Output "Kept $file, which was changed after it was installed"
    }
  }
  Remove-Item -LiteralPath $list
  RemoveIfEmpty (Join-Path $To 'bundles')
  RemoveIfEmpty (Join-Path $To 'natives\win-x64')
  RemoveIfEmpty (Join-Path $To 'natives')
  try { RemoveIfEmpty $To } catch { Write-Output "The empty folder $To can be deleted" }
  Write-Output "Removed Second Read from $To"
  Write-Output 'Settings and model packs of users stay in .weasis\data of their home folders'
  exit 0
}

# What is to be installed, and whether it fits this machine

foreach ($part in 'bundles', 'natives\win-x64', 'second-read.json', 'version.txt') {
  if (-not (Test-Path -LiteralPath (Join-Path $here $part))) {
    Fail "$here\$part is missing; unpack the whole zip and run install.cmd in the folder that comes out"
  }
}
if ($To -eq $here) { Fail "$To is the unpacked package itself; name another folder with -To" }
if (-not [Environment]::Is64BitOperatingSystem -or $env:PROCESSOR_ARCHITECTURE -eq 'ARM64') {
  Fail 'this package is for Windows on x86-64, which this machine is not'
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
  foreach ($place in $env:ProgramFiles, (Join-Path $env:LOCALAPPDATA 'Programs'), $env:LOCALAPPDATA) {
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
if ($major -ne 4) { Write-Output "Second Read was not tried with Weasis $found; it was made for 4.7" }

$launcher = Join-Path (Split-Path -Parent $app) 'Weasis.exe'
$cfg = Join-Path $app 'Weasis.cfg'
$lines = @()
if ($Always) {
  if (Test-Path -LiteralPath $cfg) { $lines = [IO.File]::ReadAllLines($cfg) }
  if ($lines -notcontains '[JavaOptions]') {
    Fail "no Weasis.cfg with [JavaOptions] in $app, so -Always cannot work; leave it away"
  }
  $other = $lines | Where-Object { $_ -like '*felix.extended.config.properties*' -and $_ -ne $option }
  if ($other) {
    Fail "$cfg already names another extension ($other); add the entries of second-read.json to that one instead"
  }
}

# The files; those that are made here come as text

$files = [ordered] @{}
foreach ($folder in 'bundles', 'natives\win-x64') {
  foreach ($file in Get-ChildItem -LiteralPath (Join-Path $here $folder) -File) {
    $files["$folder\$($file.Name)"] = $file.FullName
  }
}
foreach ($name in 'LICENSE', 'NOTICE.txt', 'README.md', 'install.ps1', 'install.cmd', 'version.txt') {
  $files[$name] = Join-Path $here $name
}

$stage = Join-Path ([IO.Path]::GetTempPath()) ('second-read-' + [Guid]::NewGuid())
[void] (New-Item -ItemType Directory -Path $stage)
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
    [IO.File]::WriteAllLines($files['start-weasis.cmd'], @(
        '@echo off',
        'rem Starts Weasis with Second Read. Arguments, such as files to open, are passed on.',
        'chcp 65001 >nul',
        "start `"`" `"$($launcher.Replace('%', '%%'))`" `"$($link.Replace('%', '%%'))`" %*"), $utf8)
  }

  # Nothing that the installer did not put there is overwritten

  $recorded = @(Recorded)
  $wanted = [ordered] @{}
  $foreign = @()
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

  try {
    [void] (New-Item -ItemType Directory -Force -Path $To)
  } catch {
    Fail "the folder $To cannot be made; name another with -To, or start this as administrator"
  }
  $earlier = Registered
  $entries = @($wanted.Keys | ForEach-Object { "$($wanted[$_])  $_" })
  function WriteList([string] $cfgThatStartsIt, [string[]] $listed) {
    $head = if ($cfgThatStartsIt -ne '') { @("# registered in $cfgThatStartsIt") } else { @() }
    WriteLines $list ($head + $listed) 'name another folder with -To, or start this as administrator'
  }
  WriteList $earlier ($entries + @($recorded | Where-Object { $entries -notcontains $_ }))
  foreach ($name in $files.Keys) {
    $file = Join-Path $To $name
    if ((Checksum $file) -eq $wanted[$name]) { continue }
    try {
      [void] (New-Item -ItemType Directory -Force -Path (Split-Path -Parent $file))
      Copy-Item -LiteralPath $files[$name] -Destination "$file.part"
      Move-Item -LiteralPath "$file.part" -Destination $file -Force
    } catch {
      Fail "$name could not be copied to ${To}: $($_.Exception.Message) Close Weasis and run this again"
    }
  }
  # Files of an earlier version
  foreach ($line in $recorded) {
    $sum, $name = $line -split '  ', 2
    $file = Join-Path $To $name
    if (-not $wanted.Contains($name) -and (Checksum $file) -eq $sum) { Remove-Item -LiteralPath $file }
  }
  WriteList $earlier $entries

  if ($Always) {
    if ($earlier -ne $cfg) { Unregister }
    if ($lines -notcontains $option) {
      $at = [Array]::IndexOf($lines, '[JavaOptions]')
      $rest = if ($at + 1 -lt $lines.Count) { $lines[($at + 1)..($lines.Count - 1)] } else { @() }
      WriteLines $cfg ($lines[0..$at] + $option + $rest) 'start this as administrator, or leave -Always away'
    }
    WriteList $cfg $entries
  }
} finally {
  Remove-Item -LiteralPath $stage -Recurse -Force
}

Write-Output "Second Read $version ($engine) is installed in $To"
Write-Output "Weasis $found is in $app"
Write-Output 'Close Weasis where it runs, then start it:'
if (Test-Path -LiteralPath $launcher) {
  Write-Output "  `"$To\start-weasis.cmd`""
  if ($Always) { Write-Output "  or as ever: $cfg now brings Second Read at every start" }
  Write-Output 'or by whatever else starts it, with this option for Java:'
} else {
  Write-Output '  with this option for Java (no Weasis.exe was found beside it):'
}
Write-Output "  -Dfelix.extended.config.properties=$configuration"
Write-Output "To remove it: `"$To\install.cmd`" -Uninstall"
Write-Output 'Not for clinical use.'

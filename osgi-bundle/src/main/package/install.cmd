@echo off
rem Runs install.ps1 beside this file, whatever the machine's policy for scripts is. One line, since
rem removing deletes this file too.
powershell.exe -NoProfile -ExecutionPolicy Bypass -File "%~dp0install.ps1" %* & exit /b
